import { type Db, inTransaction } from '#server/db/index.ts'
import { lockCart, openCart, touchCart } from './open-cart.ts'
import type { Owner } from './queries.ts'
import { MAX_LINES, MAX_QUANTITY } from './schema.ts'

export type CartChange =
  | { ok: true; cartId: string; quantity: number }
  | { ok: false; reason: 'unknown-variant' | 'other-currency' | 'too-many-lines' | 'no-cart' }

/**
 * Adds units of a variant to the owner's open cart, which is made when there is none. Quantities stop at
 * MAX_QUANTITY. Whether they can be had is told by the cart's view and decided by the placement.
 */
export async function addLine(
  db: Db,
  {
    owner,
    userId,
    variantId,
    quantity,
  }: { owner: Owner; userId: string | null; variantId: string; quantity: number },
): Promise<CartChange> {
  const variant = await db.variant.findFirst({
    where: {
      id: variantId,
      status: 'active',
      product: { status: 'published' },
      vendor: { status: 'approved' },
    },
    select: { currency: true, price: true },
  })
  if (!variant) return { ok: false, reason: 'unknown-variant' }

  return inTransaction(db, async (tx) => {
    const cart = await openCart(tx, owner, userId)
    const lines = await tx.cartLine.findMany({ where: { cartId: cart.id }, select: { variantId: true } })
    const others = lines.filter((line) => line.variantId !== variantId)
    if (others.length > 0 && cart.currency !== variant.currency)
      return { ok: false, reason: 'other-currency' }
    if (others.length >= MAX_LINES) return { ok: false, reason: 'too-many-lines' }

    const [line] = await tx.$queryRaw<{ quantity: number }[]>`
      INSERT INTO cart_lines AS l (cart_id, variant_id, quantity, seen_price)
      VALUES (${cart.id}::uuid, ${variantId}::uuid, ${quantity}, ${variant.price})
      ON CONFLICT (cart_id, variant_id) DO UPDATE
        SET quantity = LEAST(l.quantity + EXCLUDED.quantity, ${MAX_QUANTITY}), seen_price = EXCLUDED.seen_price
      RETURNING quantity`
    await touchCart(tx, cart.id, variant.currency)
    return { ok: true, cartId: cart.id, quantity: line?.quantity ?? quantity }
  })
}

/** Sets a line's quantity; 0 removes it. Setting a line that is not there changes nothing. */
export async function setQuantity(
  db: Db,
  { owner, variantId, quantity }: { owner: Owner; variantId: string; quantity: number },
): Promise<CartChange> {
  return inTransaction(db, async (tx) => {
    const cart = await lockCart(tx, owner)
    if (!cart) return { ok: false, reason: 'no-cart' }
    const where = { cartId: cart.id, variantId }
    if (quantity === 0) await tx.cartLine.deleteMany({ where })
    else await tx.cartLine.updateMany({ where, data: { quantity: Math.min(quantity, MAX_QUANTITY) } })
    await touchCart(tx, cart.id, cart.currency)
    return { ok: true, cartId: cart.id, quantity }
  })
}
