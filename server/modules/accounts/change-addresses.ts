import { newId } from '#server/core/ids.ts'
import { type Db, inTransaction, type Tx } from '#server/db/index.ts'
import { MAX_ADDRESSES } from './constants.ts'
import type { Address } from './schema.ts'

export type SaveAddressResult =
  | { ok: true; addressId: string }
  | { ok: false; reason: 'no-address' | 'too-many' }

/**
 * Keeps an address of a customer, or changes the one with `addressId`. The first one is the default, and a new default
 * replaces the one before. `no-address`: the customer has none with that id.
 */
export async function saveAddress(
  db: Db,
  input: { userId: string; addressId?: string; address: Address; isDefault: boolean },
): Promise<SaveAddressResult> {
  const { userId, addressId = newId(), address, isDefault } = input
  const { line2 = null, region = null, ...lines } = address
  return inTransaction(db, async (tx) => {
    const known = await lockAddresses(tx, userId)
    const old = known.find(({ id }) => id === input.addressId)
    if (input.addressId && !old) return { ok: false, reason: 'no-address' }
    if (!old && known.length >= MAX_ADDRESSES) return { ok: false, reason: 'too-many' }
    const becomesDefault = isDefault || known.length === 0
    if (becomesDefault) await dropDefault(tx, userId)
    const data = { ...lines, line2, region, isDefault: becomesDefault || (old?.isDefault ?? false) }
    if (old) await tx.customerAddress.update({ where: { id: old.id }, data })
    else await tx.customerAddress.create({ data: { id: addressId, userId, ...data } })
    return { ok: true, addressId }
  })
}

/** Makes one of a customer's addresses the one that is proposed first. `no-address`: there is none with that id. */
export async function setDefaultAddress(
  db: Db,
  { userId, addressId }: { userId: string; addressId: string },
): Promise<{ ok: true } | { ok: false; reason: 'no-address' }> {
  return inTransaction(db, async (tx) => {
    const known = await lockAddresses(tx, userId)
    if (!known.some(({ id }) => id === addressId)) return { ok: false, reason: 'no-address' }
    await dropDefault(tx, userId)
    await tx.customerAddress.update({ where: { id: addressId }, data: { isDefault: true } })
    return { ok: true }
  })
}

/** Deletes one of a customer's addresses. Where it was the default, the newest of the others is from then on. */
export async function deleteAddress(
  db: Db,
  { userId, addressId }: { userId: string; addressId: string },
): Promise<{ ok: true } | { ok: false; reason: 'no-address' }> {
  return inTransaction(db, async (tx) => {
    const known = await lockAddresses(tx, userId)
    const old = known.find(({ id }) => id === addressId)
    if (!old) return { ok: false, reason: 'no-address' }
    await tx.customerAddress.delete({ where: { id: addressId } })
    const next = known.findLast(({ id }) => id !== addressId)
    if (old.isDefault && next)
      await tx.customerAddress.update({ where: { id: next.id }, data: { isDefault: true } })
    return { ok: true }
  })
}

/** A customer's addresses, oldest first; whoever changes them waits for whoever began before, also for the first one. */
async function lockAddresses(tx: Tx, userId: string): Promise<{ id: string; isDefault: boolean }[]> {
  await tx.$queryRaw`SELECT id FROM users WHERE id = ${userId}::uuid FOR NO KEY UPDATE`
  return tx.customerAddress.findMany({
    where: { userId },
    orderBy: { id: 'asc' },
    select: { id: true, isDefault: true },
  })
}

async function dropDefault(tx: Tx, userId: string): Promise<void> {
  await tx.customerAddress.updateMany({ where: { userId, isDefault: true }, data: { isDefault: false } })
}
