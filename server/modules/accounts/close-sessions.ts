import type { Db } from '#server/db/index.ts'

/**
 * Signs a person out of one session of theirs, or of all but `except`. Returns how many ended: none where the session is
 * over or somebody else's. What a browser holds of it (a signed copy, at most a minute old) is asked for nothing that matters.
 */
export async function closeSessions(
  db: Db,
  { userId, ...which }: { userId: string } & ({ sessionId: string } | { except: string | null }),
): Promise<number> {
  const id = 'sessionId' in which ? which.sessionId : which.except ? { not: which.except } : undefined
  const { count } = await db.session.deleteMany({ where: { userId, id } })
  return count
}
