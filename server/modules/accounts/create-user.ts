import { hashPassword } from 'better-auth/crypto'
import { newId } from '#server/core/ids.ts'
import { type Db, inTransaction } from '#server/db/index.ts'
import type { UserRole } from './schema.ts'

export type CreateUserResult = { ok: true; userId: string } | { ok: false; reason: 'email-taken' }

/**
 * Makes a person who can sign in with `password` at once, with their address taken as verified. For the command line
 * and the seed: people on the web sign up through better-auth, which gives them no role but customer's.
 */
export async function createUser(
  db: Db,
  { email, name, password, role }: { email: string; name: string; password: string; role: UserRole },
): Promise<CreateUserResult> {
  const hash = await hashPassword(password)
  return inTransaction(db, async (tx) => {
    const userId = newId()
    const { count } = await tx.user.createMany({
      data: [{ id: userId, email: email.trim().toLowerCase(), name, role, emailVerified: true }],
      skipDuplicates: true,
    })
    if (count === 0) return { ok: false, reason: 'email-taken' }
    await tx.account.create({
      data: { id: newId(), userId, accountId: userId, providerId: 'credential', password: hash },
    })
    return { ok: true, userId }
  })
}
