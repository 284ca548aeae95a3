import type { Db, Tx } from '#server/db/index.ts'

/** Owner of carts and orders: a signed-in user or the holder of a signed cart cookie. */
export type Owner = `user:${string}` | `guest:${string}`

/** The owner's open cart, or null. */
export function findOpenCart(db: Db | Tx, owner: Owner) {
  return db.cart.findFirst({ where: { owner, status: 'open' }, select: { id: true, currency: true } })
}

/** Number of units in the owner's open cart. */
export async function countUnits(db: Db | Tx, owner: Owner): Promise<number> {
  const [row] = await db.$queryRaw<{ units: number }[]>`
    SELECT COALESCE(sum(l.quantity), 0)::int AS units
    FROM carts c JOIN cart_lines l ON l.cart_id = c.id
    WHERE c.owner = ${owner} AND c.status = 'open'`
  return row?.units ?? 0
}
