import type { Db, Tx } from '#server/db/index.ts'

/** A line of a cart with everything that pricing, showing and freezing it needs. Amounts: minor units. */
export interface CartRow {
  variantId: string
  quantity: number
  productId: string
  productSlug: string
  title: string
  variantTitle: string
  sku: string
  /** Null unless asked for. */
  picture: string | null
  unitPrice: number
  /** What it cost when it was put into the cart or its change was acknowledged; null where that is not known. */
  seenPrice: number | null
  freight: number | null
  currency: string
  taxClass: string
  /** Units that can be had now; decided again, under lock, by the placement. */
  available: number
  /** Whether the variant, its product and its vendor are on sale. */
  onSale: boolean
  vendorId: string
  vendorName: string
  vendorSlug: string
  vendorVersion: number
}

export interface LoadedCart {
  id: string
  version: number
  currency: string | null
  status: 'open' | 'ordered' | 'merged'
  /** The version of the platform's pricing rules at the same instant. */
  platformVersion: number
  rows: CartRow[]
}

type Row = Omit<LoadedCart, 'rows' | 'id'> & { cartId: string } & { [K in keyof CartRow]: CartRow[K] | null }

/**
 * A cart by its id and one of its possible owners (a person who has just signed in holds two), with its lines in the
 * order in which they were added. Null when there is none or when it belongs to somebody else. One round trip.
 * `pictures` are for who shows them: those of the demo are longer than everything else together.
 */
export async function loadCart(
  db: Db | Tx,
  { cartId, owners, pictures = false }: { cartId: string; owners: readonly string[]; pictures?: boolean },
): Promise<LoadedCart | null> {
  const rows = await db.$queryRaw<Row[]>`
    SELECT c.id AS "cartId", c.version, c.currency AS "cartCurrency", c.status,
      (SELECT pricing_version FROM platform_settings WHERE id = 1) AS "platformVersion",
      l.variant_id AS "variantId", l.quantity, l.seen_price AS "seenPrice", v.product_id AS "productId", p.slug AS "productSlug", p.title,
      v.title AS "variantTitle", v.sku, v.price AS "unitPrice", v.freight, v.currency, p.tax_class AS "taxClass",
      CASE WHEN ${pictures} THEN
        (SELECT url FROM product_pictures pp WHERE pp.product_id = p.id ORDER BY position LIMIT 1) END AS picture,
      GREATEST(COALESCE(s.on_hand - s.reserved, 0), 0) AS available,
      (v.status = 'active' AND p.status = 'published' AND ve.status = 'approved') AS "onSale",
      v.vendor_id AS "vendorId", ve.name AS "vendorName", ve.slug AS "vendorSlug", ve.pricing_version AS "vendorVersion"
    FROM carts c
    LEFT JOIN cart_lines l ON l.cart_id = c.id
    LEFT JOIN variants v ON v.id = l.variant_id
    LEFT JOIN products p ON p.id = v.product_id
    LEFT JOIN vendors ve ON ve.id = v.vendor_id
    LEFT JOIN stock s ON s.variant_id = v.id
    WHERE c.id = ${cartId}::uuid AND c.owner = ANY (${owners}::text[])
    ORDER BY l.added_at, l.variant_id`
  const first = rows[0]
  if (!first) return null
  return {
    id: first.cartId,
    version: first.version,
    currency: (first as unknown as { cartCurrency: string | null }).cartCurrency,
    status: first.status,
    platformVersion: first.platformVersion,
    rows: rows.filter((row) => row.variantId !== null) as unknown as CartRow[],
  }
}
