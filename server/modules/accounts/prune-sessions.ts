import type { Db } from '#server/db/index.ts'

/**
 * Deletes what has run out by itself: sessions, links in mails, and counted tries. Nothing of it has any effect any
 * more. Safe to repeat.
 */
export async function pruneSessions(
  db: Db,
  { now }: { now: Date },
): Promise<{ sessions: number; verifications: number; rateLimits: number }> {
  const { count: sessions } = await db.session.deleteMany({ where: { expiresAt: { lt: now } } })
  const { count: verifications } = await db.verification.deleteMany({ where: { expiresAt: { lt: now } } })
  const { count: rateLimits } = await db.rateLimit.deleteMany({ where: { expire: { lt: now } } })
  return { sessions, verifications, rateLimits }
}
