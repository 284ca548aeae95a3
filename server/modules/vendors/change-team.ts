import type { VendorId } from '#server/core/brand.ts'
import { type Db, inTransaction, type Tx } from '#server/db/index.ts'
import type { EventName } from '#server/events.ts'
import type { MemberRole } from '#server/modules/accounts/schema.ts'
import { dispatchSoon } from '#server/modules/outbox/dispatch-events.ts'
import { emit } from '#server/modules/outbox/emit.ts'
import type { MemberInput, NewMemberInput } from './schema.ts'

interface Editor {
  vendorId: VendorId
  actorId: string
  now: Date
}

export type TeamChange =
  | { ok: true /** False where it was so already. */; changed: boolean }
  /**
   * `nobody`: no account of a confirmed address that could work here; which of these it is, is nobody's business.
   * `last-owner`: a shop has somebody whose it is.
   */
  | { ok: false; reason: 'nobody' | 'works-here' | 'not-found' | 'last-owner' }

const SAME = { ok: true, changed: false } as const

/** Lets somebody who has an account work for the vendor. Whoever works for another one does not. */
export async function addMember(
  db: Db,
  { email, role, ...editor }: Editor & NewMemberInput,
): Promise<TeamChange> {
  return changing(db, editor, 'vendor/member-added', async (tx) => {
    const [user] = await tx.$queryRaw<{ id: string }[]>`
      SELECT id FROM users WHERE lower(email) = ${email} AND email_verified AND locked_at IS NULL AND role = 'customer'
      FOR NO KEY UPDATE`
    if (!user) return { ok: false, reason: 'nobody' }
    const [standing] = await tx.vendorMember.findMany({ where: { userId: user.id }, take: 1 })
    if (standing)
      return { ok: false, reason: standing.vendorId === editor.vendorId ? 'works-here' : 'nobody' }
    await tx.vendorMember.create({
      data: { vendorId: editor.vendorId, userId: user.id, role, createdAt: editor.now },
    })
    return { userId: user.id, role }
  })
}

/** Makes a member an owner, who changes settings and the team, or takes that back. */
export async function changeRole(
  db: Db,
  { userId, role, ...editor }: Editor & MemberInput & { role: MemberRole },
): Promise<TeamChange> {
  return changing(db, editor, 'vendor/member-changed', async (tx) => {
    const { member, lastOwner } = await standingOf(tx, editor.vendorId, userId)
    if (!member) return { ok: false, reason: 'not-found' }
    if (member.role === role) return SAME
    if (lastOwner) return { ok: false, reason: 'last-owner' }
    await tx.vendorMember.update({ where: memberKey(editor.vendorId, userId), data: { role } })
    return { userId, role }
  })
}

/** Ends that somebody works for the vendor, at their next request; the views they saved go with it. */
export async function removeMember(db: Db, { userId, ...editor }: Editor & MemberInput): Promise<TeamChange> {
  return changing(db, editor, 'vendor/member-removed', async (tx) => {
    const { member, lastOwner } = await standingOf(tx, editor.vendorId, userId)
    if (!member) return { ok: false, reason: 'not-found' }
    if (lastOwner) return { ok: false, reason: 'last-owner' }
    await tx.vendorMember.delete({ where: memberKey(editor.vendorId, userId) })
    return { userId, role: member.role as MemberRole }
  })
}

const memberKey = (vendorId: string, userId: string) => ({ vendorId_userId: { vendorId, userId } })

/** A member, and whether nobody else owns the shop. */
async function standingOf(tx: Tx, vendorId: VendorId, userId: string) {
  const members = await tx.vendorMember.findMany({ where: { vendorId, OR: [{ userId }, { role: 'owner' }] } })
  const member = members.find((one) => one.userId === userId)
  const owners = members.filter(({ role }) => role === 'owner')
  return { member, lastOwner: member?.role === 'owner' && owners.length === 1 }
}

/** One transaction, one team at a time: the change and, if there was one, what tells of it. */
async function changing(
  db: Db,
  { vendorId, actorId }: Editor,
  name: Extract<EventName, `vendor/member-${string}`>,
  change: (tx: Tx) => Promise<TeamChange | { userId: string; role: MemberRole }>,
): Promise<TeamChange> {
  const result = await inTransaction(db, async (tx): Promise<TeamChange> => {
    await tx.$queryRaw`SELECT FROM vendors WHERE id = ${vendorId}::uuid FOR NO KEY UPDATE`
    const outcome = await change(tx)
    if ('ok' in outcome) return outcome
    await emit(tx, [{ name, payload: { vendorId, actorId, ...outcome }, actor: `vendor:${actorId}` }])
    return { ok: true, changed: true }
  })
  if (result.ok && result.changed) dispatchSoon(db)
  return result
}
