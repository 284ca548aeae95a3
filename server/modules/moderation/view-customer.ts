import { type Db, inTransaction } from '#server/db/index.ts'
import { dispatchSoon } from '#server/modules/outbox/dispatch-events.ts'
import { emit } from '#server/modules/outbox/emit.ts'

/**
 * One customer as operators see them, addresses without their street; null where there is none. The audit trail says
 * who looked, once an hour for each operator.
 */
export async function viewCustomer(
  db: Db,
  { userId, operatorId, now }: { userId: string; operatorId: string; now: Date },
) {
  const user = await db.user.findFirst({
    where: { id: userId, role: 'customer' },
    select: {
      ...{
        id: true,
        name: true,
        email: true,
        emailVerified: true,
        phone: true,
        lockedAt: true,
        createdAt: true,
      },
      addresses: {
        orderBy: [{ isDefault: 'desc' }, { createdAt: 'asc' }],
        select: { id: true, postalCode: true, city: true, country: true, isDefault: true },
      },
      sessions: {
        where: { expiresAt: { gt: now } },
        orderBy: { updatedAt: 'desc' },
        take: 20,
        select: { id: true, userAgent: true, createdAt: true, updatedAt: true, expiresAt: true },
      },
      memberships: { select: { role: true, vendor: { select: { slug: true, name: true } } } },
    },
  })
  if (!user) return null
  await noteView(db, { userId, operatorId, now })
  const { phone, addresses, memberships, ...person } = user
  return {
    ...person,
    phone: phone && masked(phone, 3),
    addresses: addresses.map(({ postalCode, ...address }) => ({
      ...address,
      postalCode: `${postalCode.slice(0, 2)}…`,
    })),
    vendors: memberships.map(({ role, vendor }) => ({ ...vendor, role })),
  }
}

/** The last `shown` characters alone. */
const masked = (text: string, shown: number) => `…${text.slice(-shown)}`

async function noteView(
  db: Db,
  { userId, operatorId, now }: { userId: string; operatorId: string; now: Date },
): Promise<void> {
  const hour = now.toISOString().slice(0, 13)
  const noted = await inTransaction(db, async (tx) => {
    const first = await tx.$executeRaw`
      INSERT INTO receipts (listener, subject, effect_key)
      VALUES ('view-customer', ${userId}, ${`${operatorId}:${hour}`}) ON CONFLICT DO NOTHING`
    if (first === 0) return false
    await emit(tx, [{ name: 'customer/viewed', payload: { userId }, actor: `operator:${operatorId}` }])
    return true
  })
  if (noted) dispatchSoon(db)
}
