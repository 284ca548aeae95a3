import { newId } from '#server/core/ids.ts'
import { type Db, inTransaction, type Tx } from '#server/db/index.ts'
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
    select: { currency: true },
  })
  if (!variant) return { ok: false, reason: 'unknown-variant' }

  return inTransaction(db, async (tx) => {
    const cart = await openAndLock(tx, owner, userId)
    const lines = await tx.cartLine.findMany({ where: { cartId: cart.id }, select: { variantId: true } })
    const others = lines.filter((line) => line.variantId !== variantId)
    if (others.length > 0 && cart.currency !== variant.currency)
      return { ok: false, reason: 'other-currency' }
    if (others.length >= MAX_LINES) return { ok: false, reason: 'too-many-lines' }

    const [line] = await tx.$queryRaw<{ quantity: number }[]>`
      INSERT INTO cart_lines AS l (cart_id, variant_id, quantity)
      VALUES (${cart.id}::uuid, ${variantId}::uuid, ${quantity})
      ON CONFLICT (cart_id, variant_id)
        DO UPDATE SET quantity = LEAST(l.quantity + EXCLUDED.quantity, ${MAX_QUANTITY})
      RETURNING quantity`
    await touch(tx, cart.id, variant.currency)
    return { ok: true, cartId: cart.id, quantity: line?.quantity ?? quantity }
  })
}

/** Sets a line's quantity; 0 removes it. Setting a line that is not there changes nothing. */
export async function setQuantity(
  db: Db,
  { owner, variantId, quantity }: { owner: Owner; variantId: string; quantity: number },
): Promise<CartChange> {
  return inTransaction(db, async (tx) => {
    const cart = await lockOpen(tx, owner)
    if (!cart) return { ok: false, reason: 'no-cart' }
    const where = { cartId: cart.id, variantId }
    if (quantity === 0) await tx.cartLine.deleteMany({ where })
    else await tx.cartLine.updateMany({ where, data: { quantity: Math.min(quantity, MAX_QUANTITY) } })
    await touch(tx, cart.id, cart.currency)
    return { ok: true, cartId: cart.id, quantity }
  })
}

/**
 * A guest signs in: the guest's open cart becomes the user's. Where both have one, the guest's lines are added to
 * the user's and the guest's cart is `merged`; lines in another currency than the user's cart are left out.
 * Doing it twice changes nothing.
 */
export async function claimGuestCart(
  db: Db,
  { guest, userId }: { guest: Owner; userId: string },
): Promise<void> {
  const owner: Owner = `user:${userId}`
  await inTransaction(db, async (tx) => {
    const own = await lockOpen(tx, owner)
    const theirs = await lockOpen(tx, guest)
    if (!theirs) return
    if (!own) {
      await tx.cart.update({ where: { id: theirs.id }, data: { owner, userId } })
      return
    }
    await tx.$executeRaw`
      INSERT INTO cart_lines AS l (cart_id, variant_id, quantity, added_at)
      SELECT ${own.id}::uuid, g.variant_id, g.quantity, g.added_at
      FROM cart_lines g JOIN variants v ON v.id = g.variant_id
      WHERE g.cart_id = ${theirs.id}::uuid AND v.currency = COALESCE(${own.currency}, v.currency)
      ON CONFLICT (cart_id, variant_id)
        DO UPDATE SET quantity = LEAST(l.quantity + EXCLUDED.quantity, ${MAX_QUANTITY})`
    await tx.cart.update({ where: { id: theirs.id }, data: { status: 'merged', updatedAt: new Date() } })
    await touch(tx, own.id, own.currency ?? theirs.currency)
  })
}

interface LockedCart {
  id: string
  currency: string | null
}

/** Locks the owner's open cart, so that its lines do not change beside a placement. */
async function lockOpen(tx: Tx, owner: Owner): Promise<LockedCart | undefined> {
  const [cart] = await tx.$queryRaw<LockedCart[]>`
    SELECT id, currency FROM carts WHERE owner = ${owner} AND status = 'open' FOR NO KEY UPDATE`
  return cart
}

async function openAndLock(tx: Tx, owner: Owner, userId: string | null): Promise<LockedCart> {
  for (;;) {
    const cart = await lockOpen(tx, owner)
    if (cart) return cart
    await tx.$executeRaw`
      INSERT INTO carts (id, owner, user_id, status) VALUES (${newId()}::uuid, ${owner}, ${userId}::uuid, 'open')
      ON CONFLICT (owner) WHERE status = 'open' DO NOTHING`
  }
}

async function touch(tx: Tx, cartId: string, currency: string | null): Promise<void> {
  await tx.$executeRaw`
    UPDATE carts SET version = version + 1, currency = ${currency}, updated_at = now() WHERE id = ${cartId}::uuid`
}
