import { newId } from '#server/core/ids.ts'
import type { Tx } from '#server/db/index.ts'
import type { Owner } from './queries.ts'

interface LockedCart {
  id: string
  currency: string | null
}

/** Locks the owner's open cart, so that its lines do not change beside a placement. */
export async function lockCart(tx: Tx, owner: Owner): Promise<LockedCart | undefined> {
  const [cart] = await tx.$queryRaw<LockedCart[]>`
    SELECT id, currency FROM carts WHERE owner = ${owner} AND status = 'open' FOR NO KEY UPDATE`
  return cart
}

/** The same, and makes one where there is none. */
export async function openCart(tx: Tx, owner: Owner, userId: string | null): Promise<LockedCart> {
  for (;;) {
    const cart = await lockCart(tx, owner)
    if (cart) return cart
    await tx.$executeRaw`
      INSERT INTO carts (id, owner, user_id, status)
      -- A browser's copy of a session may outlive its person's account by a minute.
      VALUES (${newId()}::uuid, ${owner}, (SELECT id FROM users WHERE id = ${userId}::uuid), 'open')
      ON CONFLICT (owner) WHERE status = 'open' DO NOTHING`
  }
}

/** Raises the version of a cart whose lines have changed, so that a placement which priced the old ones is refused. */
export async function touchCart(tx: Tx, cartId: string, currency: string | null): Promise<void> {
  await tx.$executeRaw`
    UPDATE carts SET version = version + 1, currency = ${currency}, updated_at = now() WHERE id = ${cartId}::uuid`
}
