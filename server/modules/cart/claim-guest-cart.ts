import { type Db, inTransaction, type Tx } from '#server/db/index.ts'
import { lockCart, touchCart } from './open-cart.ts'
import type { Owner } from './queries.ts'
import { MAX_QUANTITY } from './schema.ts'

/**
 * A guest signs in: the guest's open cart becomes the user's. Where both have one, the guest's lines are added to
 * the user's and the guest's cart is `merged`; lines in another currency than the user's cart are kept for later. What
 * the guest kept for later is the user's, too. Doing it twice changes nothing.
 */
export async function claimGuestCart(
  db: Db,
  { guest, userId }: { guest: Owner; userId: string },
): Promise<void> {
  const owner: Owner = `user:${userId}`
  await inTransaction(db, async (tx) => {
    const own = await lockCart(tx, owner)
    const theirs = await lockCart(tx, guest)
    if (theirs && !own) await tx.cart.update({ where: { id: theirs.id }, data: { owner, userId } })
    if (theirs && own) {
      await addLines(tx, { owner, from: theirs.id, to: own.id, currency: own.currency })
      await tx.cart.update({ where: { id: theirs.id }, data: { status: 'merged', updatedAt: new Date() } })
      await touchCart(tx, own.id, own.currency ?? theirs.currency)
    }
    await claimSavedLines(tx, { guest, owner })
  })
}

async function addLines(
  tx: Tx,
  { owner, from, to, currency }: { owner: Owner; from: string; to: string; currency: string | null },
): Promise<void> {
  await tx.$executeRaw`
    INSERT INTO cart_lines AS l (cart_id, variant_id, quantity, seen_price, added_at)
    SELECT ${to}::uuid, g.variant_id, g.quantity, g.seen_price, g.added_at
    FROM cart_lines g JOIN variants v ON v.id = g.variant_id
    WHERE g.cart_id = ${from}::uuid AND v.currency = COALESCE(${currency}, v.currency)
    ON CONFLICT (cart_id, variant_id)
      DO UPDATE SET quantity = LEAST(l.quantity + EXCLUDED.quantity, ${MAX_QUANTITY})`
  await tx.$executeRaw`
    INSERT INTO saved_lines (owner, variant_id, quantity, seen_price)
    SELECT ${owner}, g.variant_id, g.quantity, g.seen_price
    FROM cart_lines g JOIN variants v ON v.id = g.variant_id
    WHERE g.cart_id = ${from}::uuid AND v.currency <> ${currency}
    ON CONFLICT DO NOTHING`
}

async function claimSavedLines(tx: Tx, { guest, owner }: { guest: Owner; owner: Owner }): Promise<void> {
  await tx.$executeRaw`
    WITH theirs AS (
      DELETE FROM saved_lines WHERE owner = ${guest} RETURNING variant_id, quantity, seen_price, saved_at)
    INSERT INTO saved_lines AS s (owner, variant_id, quantity, seen_price, saved_at)
    SELECT ${owner}, variant_id, quantity, seen_price, saved_at FROM theirs
    ON CONFLICT (owner, variant_id) DO UPDATE SET quantity = GREATEST(s.quantity, EXCLUDED.quantity)`
}
