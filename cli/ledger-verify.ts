/** `npm run ledger:verify`: proves the book from its postings. Exit 1 names the first differences. */
import { verifyLedger } from '#server/modules/ledger/verify-ledger.ts'
import { runChecks } from './run-checks.ts'

await runChecks(verifyLedger)
