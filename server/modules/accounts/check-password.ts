import { verifyPassword } from 'better-auth/crypto'
import type { Db } from '#server/db/index.ts'
import { type Allowance, countTry, forgetTries } from './rate-limit.ts'

export type PasswordCheck = { ok: true } | { ok: false; reason: 'wrong-password' } | TooManyTries
type TooManyTries = Extract<Allowance, { ok: false }> & { reason: 'too-often' }

/**
 * Whether it is really the account's person who asks for what cannot be undone. Wrong passwords count as those of a
 * sign-in do: who holds somebody's session may not guess either.
 */
export async function checkPassword(
  db: Db,
  { userId, password }: { userId: string; password: string },
): Promise<PasswordCheck> {
  const { email } = await db.user.findUniqueOrThrow({ where: { id: userId }, select: { email: true } })
  const allowance = await countTry(db, 'sign-in', email)
  if (!allowance.ok) return { ...allowance, reason: 'too-often' }
  const account = await db.account.findFirst({
    where: { userId, providerId: 'credential' },
    select: { password: true },
  })
  const right = account?.password && (await verifyPassword({ hash: account.password, password }))
  if (!right) return { ok: false, reason: 'wrong-password' }
  await forgetTries(db, 'sign-in', email)
  return { ok: true }
}
