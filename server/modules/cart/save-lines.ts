import { type Db, inTransaction, type Tx } from '#server/db/index.ts'
import { addLine, type CartChange } from './change-cart.ts'
import { lockCart, touchCart } from './open-cart.ts'
import type { Owner } from './queries.ts'

/** Takes a line out of the owner's cart and keeps it for later. A line that is not there changes nothing. */
export async function saveLine(
  db: Db,
  { owner, variantId }: { owner: Owner; variantId: string },
): Promise<{ ok: boolean }> {
  return inTransaction(db, async (tx) => {
    const moved = await moveOut(tx, owner, { variantId })
    return { ok: moved > 0 }
  })
}

/**
 * Keeps for later what cannot be had at all: sold out, or no longer sold. What is left can be ordered. Returns how many
 * lines went.
 */
export async function saveUnavailable(db: Db, { owner }: { owner: Owner }): Promise<{ moved: number }> {
  return inTransaction(db, async (tx) => ({ moved: await moveOut(tx, owner, 'unavailable') }))
}

/** Moves lines from the owner's cart to what is kept for later; its version is raised only where one went. */
async function moveOut(tx: Tx, owner: Owner, which: { variantId: string } | 'unavailable'): Promise<number> {
  const cart = await lockCart(tx, owner)
  if (!cart) return 0
  const variantId = which === 'unavailable' ? null : which.variantId
  const moved = await tx.$executeRaw`
    WITH gone AS (
      SELECT l.variant_id FROM cart_lines l
      JOIN variants v ON v.id = l.variant_id
      JOIN products p ON p.id = v.product_id
      JOIN vendors ve ON ve.id = v.vendor_id
      LEFT JOIN stock s ON s.variant_id = l.variant_id
      WHERE l.cart_id = ${cart.id}::uuid AND CASE WHEN ${variantId}::uuid IS NULL
        THEN v.status <> 'active' OR p.status <> 'published' OR ve.status <> 'approved'
          OR COALESCE(s.on_hand - s.reserved, 0) <= 0
        ELSE l.variant_id = ${variantId}::uuid END),
    taken AS (
      DELETE FROM cart_lines l USING gone WHERE l.cart_id = ${cart.id}::uuid AND l.variant_id = gone.variant_id
      RETURNING l.variant_id, l.quantity, l.seen_price)
    INSERT INTO saved_lines AS s (owner, variant_id, quantity, seen_price)
    SELECT ${owner}, variant_id, quantity, seen_price FROM taken
    ON CONFLICT (owner, variant_id) DO UPDATE
      SET quantity = EXCLUDED.quantity, seen_price = EXCLUDED.seen_price, saved_at = now()`
  if (moved > 0) await touchCart(tx, cart.id, cart.currency)
  return moved
}

/** Puts what was kept for later back into the cart, in as many units. What does not go in stays where it is. */
export async function restoreLine(
  db: Db,
  { owner, userId, variantId }: { owner: Owner; userId: string | null; variantId: string },
): Promise<CartChange | { ok: false; reason: 'not-saved' }> {
  const saved = await db.savedLine.findUnique({ where: { owner_variantId: { owner, variantId } } })
  if (!saved) return { ok: false, reason: 'not-saved' }
  const added = await addLine(db, { owner, userId, variantId, quantity: saved.quantity })
  // Should this fail it stands in both places, where its owner sees it.
  if (added.ok) await removeSaved(db, { owner, variantId })
  return added
}

/** Forgets what was kept for later. Safe to repeat. */
export async function removeSaved(
  db: Db,
  { owner, variantId }: { owner: Owner; variantId: string },
): Promise<{ ok: true }> {
  await db.savedLine.deleteMany({ where: { owner, variantId } })
  return { ok: true }
}
