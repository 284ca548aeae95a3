/** `npm run audit:verify`: checks the audit trail's chain. Exit 1 names the first broken link. */
import { verifyAuditTrail } from '#server/modules/audit/verify-audit-trail.ts'
import { withDatabase } from './with-database.ts'

const visible = process.stdout.isTTY

await withDatabase(async (db) => {
  const verdict = await verifyAuditTrail(db, {
    onProgress: (entries) => visible && process.stdout.write(`\r${entries} entries checked\r`),
  })
  if (verdict.ok) {
    console.log(`The audit trail is whole: ${verdict.entries} entries, the last hash is ${verdict.hash}.`)
    return 0
  }
  console.log(`The audit trail is broken at entry ${verdict.brokenAt}: ${verdict.why}.`)
  console.log(`The ${verdict.entries} entries before it are whole.`)
  return 1
})
