/** `npm run ledger:verify`: proves the book from its postings. Exit 1 names the first differences. */
import { database } from '#server/database.ts'
import { verifyLedger } from '#server/modules/ledger/verify-ledger.ts'
import { printChecks } from './print-checks.ts'

try {
  process.exitCode = printChecks(await verifyLedger(database)) ? 0 : 1
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
} finally {
  await database.$disconnect()
}
