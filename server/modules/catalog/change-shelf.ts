import type { VendorId } from '#server/core/brand.ts'
import { type Db, inTransaction, type Tx } from '#server/db/index.ts'
import { dispatchSoon } from '#server/modules/outbox/dispatch-events.ts'
import { emit } from '#server/modules/outbox/emit.ts'
import { tagsOfProducts } from './queries.ts'
import { catalogTags } from './schema.ts'

/** Who of which vendor changes something, and when. The vendor is the session's membership's. */
export interface ShelfEditor {
  vendorId: VendorId
  actorId: string
  now: Date
}

/** What became of a change: the tags of what is cached and shows the product (none where it was so already), or why not. */
export type ShelfChange<Reason extends string> =
  | { ok: true; touched: string[] }
  | { ok: false; reason: Reason }

export const NOT_FOUND = { ok: false, reason: 'not-found' } as const
export const MEANWHILE = { ok: false, reason: 'changed-meanwhile' } as const
export const SAME = { ok: true, touched: [] as string[] } as const

/** A product as it stands while nobody else changes it. */
interface Standing {
  status: string
  title: string
  description: string
  category: string | null
  publishedAt: Date | null
}

/** Nobody else changes the product until the end of the transaction; undefined when the vendor has none of that id. */
export async function lockProduct(
  tx: Tx,
  productId: string,
  vendorId: VendorId,
): Promise<Standing | undefined> {
  const [standing] = await tx.$queryRaw<Standing[]>`
    SELECT p.status, p.title, p.description, c.slug AS category, p.published_at AS "publishedAt"
    FROM products p LEFT JOIN categories c ON c.id = p.category_id
    WHERE p.id = ${productId}::uuid AND p.vendor_id = ${vendorId}::uuid FOR NO KEY UPDATE OF p`
  return standing
}

/**
 * One transaction: the change and, if there was one, `product/changed` with what it names. `left`: tags of where the product
 * stood before.
 */
export async function changing<Reason extends string>(
  db: Db,
  { vendorId, actorId }: ShelfEditor,
  change: (
    tx: Tx,
  ) => Promise<ShelfChange<Reason> | { productId: string; keys: string[]; left?: readonly string[] }>,
): Promise<ShelfChange<Reason>> {
  const result = await inTransaction(db, async (tx): Promise<ShelfChange<Reason>> => {
    const outcome = await change(tx)
    if ('ok' in outcome) return outcome
    const { productId, keys, left = [] } = outcome
    await emit(tx, [
      {
        name: 'product/changed',
        payload: { productId, vendorId, actorId, keys },
        actor: `vendor:${actorId}`,
      },
    ])
    // What stands in lists changes with everything but the description.
    if (keys.some((key) => key !== 'description'))
      return { ok: true, touched: [...new Set([...left, ...(await tagsOfProducts(tx, [productId]))])] }
    const { slug } = await tx.product.findUniqueOrThrow({ where: { id: productId }, select: { slug: true } })
    return { ok: true, touched: [catalogTags.product(slug)] }
  })
  if (result.ok && result.touched.length > 0) dispatchSoon(db)
  return result
}
