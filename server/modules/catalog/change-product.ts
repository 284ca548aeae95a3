import { isDeepStrictEqual } from 'node:util'
import { newId } from '#server/core/ids.ts'
import type { Db } from '#server/db/index.ts'
import { describeImage, type KeptImageRow } from '#server/gateways/keep-image.ts'
import {
  changing,
  lockProduct,
  MEANWHILE,
  NOT_FOUND,
  SAME,
  type ShelfChange,
  type ShelfEditor,
} from './change-shelf.ts'
import { tagsOfProducts } from './queries.ts'
import type {
  Picture,
  PicturesInput,
  PriceInput,
  ProductChangeInput,
  ProductStatusInput,
  VariantStatusInput,
} from './schema.ts'

/** What became of it. `seen` was not true any more: somebody else was faster, and nothing is overwritten unseen. */
export type ProductChange = ShelfChange<
  | 'not-found'
  | 'changed-meanwhile'
  | 'nothing-to-sell'
  | 'last-on-sale'
  | 'no-such-category'
  | 'no-such-picture'
>

/**
 * Changes a variant's price. A price from before that is not higher any more goes. What is in carts is priced anew, and a
 * placement that saw the old price is told so: the statement that places compares each variant's price.
 */
export async function changePrice(
  db: Db,
  { variantId, price, seen, ...editor }: ShelfEditor & PriceInput,
): Promise<ProductChange> {
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
): Promise<ProductChange> {
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

/**
 * Puts a variant on sale or takes it off. Orders that have it stay as they are, and in carts it stands as not available. What is
 * on sale keeps one variant: else it is archived as a whole.
 */
export async function setVariantStatus(
  db: Db,
  { variantId, status, seen, ...editor }: ShelfEditor & VariantStatusInput,
): Promise<ProductChange> {
  return changing(db, editor, async (tx) => {
    const known = await tx.variant.findFirst({
      where: { id: variantId, vendorId: editor.vendorId },
      select: { productId: true },
    })
    const product = known && (await lockProduct(tx, known.productId, editor.vendorId))
    if (!product) return NOT_FOUND
    const variants = await tx.variant.findMany({ where: { productId: known.productId } })
    const variant = variants.find(({ id }) => id === variantId)
    if (variant?.status === status) return SAME
    if (variant?.status !== seen) return MEANWHILE
    const others = variants.some((one) => one.status === 'active' && one !== variant)
    if (status === 'archived' && product.status === 'published' && !others)
      return { ok: false, reason: 'last-on-sale' }
    await tx.variant.update({ where: { id: variantId }, data: { status, updatedAt: editor.now } })
    return { productId: known.productId, keys: ['variants'] }
  })
}

/** Publishes a product, archives it or takes it back into drafts. Only what has something to sell is published. */
export async function publishProduct(
  db: Db,
  { productId, status, seen, ...editor }: ShelfEditor & ProductStatusInput,
): Promise<ProductChange> {
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
): Promise<ProductChange> {
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
