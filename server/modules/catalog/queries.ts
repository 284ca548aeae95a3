import type { Db, Tx } from '#server/db/index.ts'
import {
  ADDRESSES_PER_PAGE,
  type CategoryNode,
  catalogTags,
  optionAxes,
  optionChoice,
  type Picture,
  ratingOf,
} from './schema.ts'

interface CategoryRow extends Omit<CategoryNode, 'children'> {
  id: string
  parentId: string | null
}

/** All categories as a tree, in their positions, in the words of a language; English where it has none. */
export async function categoryTree(db: Db | Tx, locale: string): Promise<CategoryNode[]> {
  const rows = await db.$queryRaw<CategoryRow[]>`
    SELECT c.id, c.parent_id AS "parentId", c.slug, COALESCE(t.name, c.name) AS name,
      COALESCE(NULLIF(t.description, ''), c.description) AS description,
      (SELECT count(*)::int FROM listed_products l WHERE l.category_ids @> ARRAY[c.id]) AS products,
      COALESCE(
        CASE WHEN c.picture_url <> '' THEN jsonb_build_object(
          'url', c.picture_url, 'alt', '', 'width', 640, 'height', 640, 'blurDataUrl', NULL) END,
        (SELECT jsonb_build_object('url', url, 'alt', alt, 'width', width, 'height', height, 'blurDataUrl', blur_data_url)
         FROM (SELECT product_id FROM listed_products l WHERE l.category_ids @> ARRAY[c.id]
               ORDER BY sold DESC, published_at DESC, product_id LIMIT 1) best
         JOIN product_pictures pp USING (product_id) ORDER BY position LIMIT 1)) AS picture
    FROM categories c LEFT JOIN category_texts t ON t.category_id = c.id AND t.locale = ${locale}
    ORDER BY c.position, c.name`
  const below = (parent: string | null): CategoryNode[] =>
    rows
      .filter((row) => row.parentId === parent)
      .map(({ id, parentId: _parent, ...category }) => ({ ...category, children: below(id) }))
  return below(null)
}

/**
 * One category with those right below it and the way up from it, nearest last, in the words of a language; null where
 * there is none.
 */
export async function findCategory(db: Db | Tx, { slug, locale }: { slug: string; locale: string }) {
  const found = await db.category.findMany({
    orderBy: [{ position: 'asc' }, { name: 'asc' }],
    include: { texts: { where: { locale }, select: { name: true, description: true } } },
  })
  const rows = found.map(({ texts: [text], ...row }) => ({
    ...row,
    name: text?.name ?? row.name,
    description: text?.description || row.description,
  }))
  const category = rows.find((row) => row.slug === slug)
  if (!category) return null
  const above: { slug: string; name: string }[] = []
  for (let at = category; at.parentId; ) {
    const parent = rows.find((row) => row.id === at.parentId)
    if (!parent || above.some((seen) => seen.slug === parent.slug)) break
    above.unshift({ slug: parent.slug, name: parent.name })
    at = parent
  }
  const children = rows.filter((row) => row.parentId === category.id)
  return {
    slug: category.slug,
    name: category.name,
    description: category.description,
    above,
    children: children.map(({ slug, name }) => ({ slug, name })),
  }
}

const pictureSelect = { url: true, alt: true, width: true, height: true, blurDataUrl: true } as const

/**
 * A product by its slug with its variants on sale in their order, and what its vendor charges for delivery. Only of an
 * approved vendor, and published; one that is not `listed` can be bought by who knows its address. Null otherwise.
 */
export async function findProduct(db: Db | Tx, slug: string) {
  const product = await db.product.findFirst({
    where: { slug, status: 'published', vendor: { status: 'approved' } },
    include: {
      vendor: {
        select: {
          slug: true,
          name: true,
          description: true,
          country: true,
          city: true,
          listed: true,
          shippingRates: true,
        },
      },
      category: { select: { slug: true } },
      pictures: { orderBy: { position: 'asc' }, select: pictureSelect },
      variants: {
        where: { status: 'active' },
        orderBy: [{ position: 'asc' }, { id: 'asc' }],
        include: { stock: { select: { onHand: true, reserved: true } } },
      },
    },
  })
  if (!product || product.variants.length === 0) return null
  const { shippingRates, ...vendor } = product.vendor
  const variants = product.variants.map(({ options, ...variant }) => ({
    ...variant,
    options: optionChoice.catch({}).parse(options),
  }))
  return {
    slug: product.slug,
    title: product.title,
    description: product.description,
    listed: product.listed && vendor.listed,
    rating: ratingOf(product),
    ratingCount: product.ratingCount,
    vendor,
    categorySlug: product.category?.slug ?? null,
    pictures: product.pictures satisfies Picture[],
    // What no variant on sale is any more cannot be chosen.
    axes: optionAxes
      .catch([])
      .parse(product.options)
      .map(({ name, values }) => ({
        name,
        values: values.filter((value) => variants.some(({ options }) => options[name] === value)),
      })),
    variants: variants.map((variant) => ({
      id: variant.id,
      sku: variant.sku,
      title: variant.title,
      options: variant.options,
      price: variant.price,
      compareAtPrice: variant.compareAtPrice,
      currency: variant.currency,
      freight: variant.freight,
      available: Math.max(0, (variant.stock?.onHand ?? 0) - (variant.stock?.reserved ?? 0)),
    })),
    shippingRates,
  }
}

/** Free units of a product's variants on sale, by variant id: what a cached page asks for when it opens. */
export async function availability(db: Db | Tx, slug: string): Promise<Record<string, number>> {
  const rows = await db.$queryRaw<{ id: string; available: number }[]>`
    SELECT v.id, GREATEST(COALESCE(s.on_hand - s.reserved, 0), 0) AS available
    FROM products p JOIN variants v ON v.product_id = p.id AND v.status = 'active'
    LEFT JOIN stock s ON s.variant_id = v.id
    WHERE p.slug = ${slug} AND p.status = 'published'`
  return Object.fromEntries(rows.map((row) => [row.id, row.available]))
}

/** The platform's own delivery rates, for vendors without one. */
export function platformShippingRates(db: Db | Tx) {
  return db.shippingRate.findMany({ where: { vendorId: null } })
}

/**
 * The tags of every cached page that shows one of these products: its own, its vendor's, those of its category and of
 * the ones above, and what lists from all of the shop. For use cases that change products,
 * variants, stock or ratings.
 */
export async function tagsOfProducts(db: Db | Tx, productIds: readonly string[]): Promise<string[]> {
  const rows = await db.$queryRaw<{ product: string; vendor: string; categories: string[] | null }[]>`
    SELECT p.slug AS product, ve.slug AS vendor, (
      WITH RECURSIVE up AS (
        SELECT slug, parent_id FROM categories WHERE id = p.category_id
        UNION SELECT c.slug, c.parent_id FROM categories c JOIN up ON c.id = up.parent_id
      ) SELECT array_agg(slug) FROM up) AS categories
    FROM products p JOIN vendors ve ON ve.id = p.vendor_id WHERE p.id = ANY (${[...productIds]}::uuid[])`
  const { product, vendor, category, listings, vendors } = catalogTags
  const tags = rows.flatMap((row) => [
    ...[product(row.product), vendor(row.vendor), listings, vendors],
    ...(row.categories ?? []).map(category),
  ])
  return [...new Set(tags)]
}

/** Products on show, by slug, for search engines: `page` of ADDRESSES_PER_PAGE, and how many there are in all. */
export async function listAddresses(db: Db | Tx, page: number) {
  const [total, rows] = await Promise.all([
    db.listedProduct.count(),
    db.listedProduct.findMany({
      orderBy: { productId: 'asc' },
      skip: (page - 1) * ADDRESSES_PER_PAGE,
      take: ADDRESSES_PER_PAGE,
      select: { product: { select: { slug: true, updatedAt: true } } },
    }),
  ])
  return {
    pages: Math.max(1, Math.ceil(total / ADDRESSES_PER_PAGE)),
    products: rows.map(({ product }) => ({ slug: product.slug, changed: product.updatedAt.toISOString() })),
  }
}
