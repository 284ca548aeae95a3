/** `npm run audit:verify`: checks the audit trail's chain. Exit 1 names the first broken link. */
import { database } from '#server/database.ts'
import { verifyAuditTrail } from '#server/modules/audit/verify-audit-trail.ts'

const visible = process.stdout.isTTY
try {
  const verdict = await verifyAuditTrail(database, {
    onProgress: (entries) => visible && process.stdout.write(`\r${entries} entries checked\r`),
  })
  if (verdict.ok) {
    console.log(`The audit trail is whole: ${verdict.entries} entries, the last hash is ${verdict.hash}.`)
  } else {
    console.log(`The audit trail is broken at entry ${verdict.brokenAt}: ${verdict.why}.`)
    console.log(`The ${verdict.entries} entries before it are whole.`)
    process.exitCode = 1
  }
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
} finally {
  await database.$disconnect()
}
