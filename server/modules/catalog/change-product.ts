import { isDeepStrictEqual } from 'node:util'
import type { VendorId } from '#server/core/brand.ts'
import { newId } from '#server/core/ids.ts'
import { type Db, inTransaction, type Tx } from '#server/db/index.ts'
import { describeImage, type KeptImageRow } from '#server/gateways/keep-image.ts'
import { dispatchSoon } from '#server/modules/outbox/dispatch-events.ts'
import { emit } from '#server/modules/outbox/emit.ts'
import { tagsOfProducts } from './queries.ts'
import {
  catalogTags,
  type Picture,
  type PicturesInput,
  type PriceInput,
  type ProductChangeInput,
  type ProductStatusInput,
} from './schema.ts'

/** Who of which vendor changes something, and when. The vendor is the session's membership's. */
export interface ShelfEditor {
  vendorId: VendorId
  actorId: string
  now: Date
}

/**
 * What became of it: the tags of what is cached and shows the product (none where it was so already). `seen` was not true
 * any more: somebody else was faster, and nothing is overwritten unseen.
 */
export type ShelfChange =
  | { ok: true; touched: string[] }
  | {
      ok: false
      reason: 'not-found' | 'changed-meanwhile' | 'nothing-to-sell' | 'no-such-category' | 'no-such-picture'
    }

const NOT_FOUND = { ok: false, reason: 'not-found' } as const
const MEANWHILE = { ok: false, reason: 'changed-meanwhile' } as const
const SAME = { ok: true, touched: [] as string[] } as const

/**
 * Changes a variant's price. A price from before that is not higher any more goes. What is in carts is priced anew, and a
 * placement that saw the old price is told so: the statement that places compares each variant's price.
 */
export async function changePrice(
  db: Db,
  { variantId, price, seen, ...editor }: ShelfEditor & PriceInput,
): Promise<ShelfChange> {
  return changing(db, editor, async (tx) => {
    const [variant] = await tx.$queryRaw<{ productId: string; price: number }[]>`
      SELECT product_id AS "productId", price FROM variants
      WHERE id = ${variantId}::uuid AND vendor_id = ${editor.vendorId}::uuid AND status = 'active' FOR NO KEY UPDATE`
    if (!variant) return NOT_FOUND
    if (variant.price === price) return SAME
    if (variant.price !== seen) return MEANWHILE
    await tx.$executeRaw`
      UPDATE variants SET price = ${price}, updated_at = ${editor.now}::timestamptz,
        compare_at_price = CASE WHEN compare_at_price > ${price} THEN compare_at_price END
      WHERE id = ${variantId}::uuid`
    return { productId: variant.productId, keys: ['price'] }
  })
}

/** Changes what is said of a product, and on which shelf it stands. */
export async function changeProduct(
  db: Db,
  { productId, changes, seen, ...editor }: ShelfEditor & ProductChangeInput,
): Promise<ShelfChange> {
  return changing(db, editor, async (tx) => {
    const standing = await lockProduct(tx, productId, editor.vendorId)
    if (!standing) return NOT_FOUND
    const keys = (['title', 'description', 'category'] as const).filter(
      (key) => changes[key] !== standing[key],
    )
    if (keys.length === 0) return SAME
    if (keys.some((key) => seen[key] !== standing[key])) return MEANWHILE
    const category = changes.category
      ? await tx.category.findUnique({ where: { slug: changes.category }, select: { id: true } })
      : null
    if (changes.category && !category) return { ok: false, reason: 'no-such-category' }
    const left = keys.includes('category') ? await tagsOfProducts(tx, [productId]) : []
    await tx.product.update({
      where: { id: productId },
      data: {
        ...{ title: changes.title, description: changes.description },
        ...{ categoryId: category?.id ?? null, updatedAt: editor.now },
      },
    })
    return { productId, keys, left }
  })
}

/** Publishes a product, archives it or takes it back into drafts. Only what has something to sell is published. */
export async function publishProduct(
  db: Db,
  { productId, status, seen, ...editor }: ShelfEditor & ProductStatusInput,
): Promise<ShelfChange> {
  return changing(db, editor, async (tx) => {
    const standing = await lockProduct(tx, productId, editor.vendorId)
    if (!standing) return NOT_FOUND
    if (standing.status === status) return SAME
    if (standing.status !== seen) return MEANWHILE
    const onSale = await tx.variant.count({ where: { productId, status: 'active' } })
    if (status === 'published' && onSale === 0) return { ok: false, reason: 'nothing-to-sell' }
    await tx.product.update({
      where: { id: productId },
      data: {
        ...{ status, updatedAt: editor.now },
        ...(status === 'published' && !standing.publishedAt && { publishedAt: editor.now }),
      },
    })
    return { productId, keys: ['status'] }
  })
}

/**
 * Sets a product's pictures: those that are kept (`keepPicture`) or stand there already, in this order. The first is shown
 * in lists.
 */
export async function setPictures(
  db: Db,
  { productId, pictures, seen, ...editor }: ShelfEditor & PicturesInput,
): Promise<ShelfChange> {
  const wanted = new Map(pictures.map(({ url, alt }) => [url, alt]))
  const there = await db.productPicture.findMany({ where: { productId }, select: { url: true } })
  const kept = new Map<string, KeptImageRow>()
  for (const url of wanted.keys()) {
    const described = there.some((one) => one.url === url) ? null : await describeImage(url)
    if (described) kept.set(url, described)
  }
  return changing(db, editor, async (tx) => {
    if (!(await lockProduct(tx, productId, editor.vendorId))) return NOT_FOUND
    const standing = await tx.productPicture.findMany({ where: { productId }, orderBy: { position: 'asc' } })
    const said = standing.map(({ url, alt }) => ({ url, alt }))
    const urls = standing.map(({ url }) => url)
    if (isDeepStrictEqual(said, pictures)) return SAME
    if (!isDeepStrictEqual(urls, seen)) return MEANWHILE
    const rows = [...wanted].map(([url, alt], position) => {
      const row = standing.find((one) => one.url === url) ?? kept.get(url)
      return row && { id: newId(), productId, position, url, alt, ...sizeOf(row) }
    })
    if (!rows.every((row) => row !== undefined)) return { ok: false, reason: 'no-such-picture' }
    await tx.productPicture.deleteMany({ where: { productId } })
    await tx.productPicture.createMany({ data: rows })
    return { productId, keys: ['pictures'] }
  })
}

function sizeOf({ width, height, blurDataUrl }: Omit<Picture, 'url' | 'alt'>) {
  return { width, height, blurDataUrl }
}

interface Standing {
  status: string
  title: string
  description: string
  category: string | null
  publishedAt: Date | null
}

async function lockProduct(tx: Tx, productId: string, vendorId: VendorId): Promise<Standing | undefined> {
  const [standing] = await tx.$queryRaw<Standing[]>`
    SELECT p.status, p.title, p.description, c.slug AS category, p.published_at AS "publishedAt"
    FROM products p LEFT JOIN categories c ON c.id = p.category_id
    WHERE p.id = ${productId}::uuid AND p.vendor_id = ${vendorId}::uuid FOR NO KEY UPDATE OF p`
  return standing
}

/** One transaction: the change and, if there was one, `product/changed` with what it names. `left`: tags of where it stood. */
async function changing(
  db: Db,
  { vendorId, actorId }: ShelfEditor,
  change: (tx: Tx) => Promise<ShelfChange | { productId: string; keys: string[]; left?: string[] }>,
): Promise<ShelfChange> {
  const result = await inTransaction(db, async (tx): Promise<ShelfChange> => {
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
