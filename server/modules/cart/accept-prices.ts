import type { Db } from '#server/db/index.ts'
import type { Owner } from './queries.ts'

/** The owner has seen what everything in the cart and kept for later costs now: changes are told from here on. */
export async function acceptPrices(db: Db, { owner }: { owner: Owner }): Promise<{ ok: true }> {
  await db.$executeRaw`
    UPDATE cart_lines l SET seen_price = v.price FROM carts c, variants v
    WHERE c.owner = ${owner} AND c.status = 'open' AND l.cart_id = c.id AND v.id = l.variant_id
      AND l.seen_price IS DISTINCT FROM v.price`
  await db.$executeRaw`
    UPDATE saved_lines s SET seen_price = v.price FROM variants v
    WHERE s.owner = ${owner} AND v.id = s.variant_id AND s.seen_price IS DISTINCT FROM v.price`
  return { ok: true }
}
