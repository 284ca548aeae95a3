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

/** Something kept for later, as its owner sees it. Prices: minor units of its own currency. */
export interface SavedLineView {
  variantId: string
  productSlug: string
  title: string
  variantTitle: string
  picture: string | null
  vendorName: string
  quantity: number
  unitPrice: number
  /** What it cost when it was last seen; null where that is not known. */
  seenPrice: number | null
  currency: string
  available: number
  onSale: boolean
}

/** What the owner keeps for later, newest first. */
export function listSavedLines(db: Db | Tx, { owner }: { owner: Owner }): Promise<SavedLineView[]> {
  return db.$queryRaw<SavedLineView[]>`
    SELECT s.variant_id AS "variantId", p.slug AS "productSlug", p.title, v.title AS "variantTitle",
      (SELECT url FROM product_pictures pp WHERE pp.product_id = p.id ORDER BY position LIMIT 1) AS picture,
      ve.name AS "vendorName", s.quantity, v.price AS "unitPrice", s.seen_price AS "seenPrice", v.currency,
      GREATEST(COALESCE(st.on_hand - st.reserved, 0), 0) AS available,
      (v.status = 'active' AND p.status = 'published' AND ve.status = 'approved') AS "onSale"
    FROM saved_lines s
    JOIN variants v ON v.id = s.variant_id
    JOIN products p ON p.id = v.product_id
    JOIN vendors ve ON ve.id = v.vendor_id
    LEFT JOIN stock st ON st.variant_id = v.id
    WHERE s.owner = ${owner}
    ORDER BY s.saved_at DESC, s.variant_id`
}
