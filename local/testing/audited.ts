import { expect } from 'vitest'
import type { Db } from '#server/db/index.ts'
import { verifyAuditTrail } from '#server/modules/audit/verify-audit-trail.ts'
import { verify } from '#server/modules/reconciliation/verify.ts'

/**
 * The auditor finds nothing: stock, orders, payments, the book and the jobs agree. With `finished` no listener may have
 * anything left to do, and the audit trail is whole; without it, what listeners still have to do may be missing.
 */
export async function expectAudited(db: Db, { finished = false } = {}): Promise<void> {
  const checks = await verify(db, { now: new Date(), graceSeconds: finished ? -60 : 3600 })
  expect(checks.flatMap(({ name, differences }) => differences.map((one) => `${name}: ${one}`))).toEqual([])
  if (finished) expect(await verifyAuditTrail(db)).toMatchObject({ ok: true })
}
