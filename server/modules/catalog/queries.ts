import type { Db, Tx } from '#server/db/index.ts'
import { optionAxes, optionChoice, type Picture, ratingOf } from './schema.ts'

export interface CategoryNode {
  slug: string
  name: string
  description: string
  pictureUrl: string | null
  children: CategoryNode[]
}

/** All categories as a tree, in their positions. */
export async function categoryTree(db: Db | Tx): Promise<CategoryNode[]> {
  const rows = await db.category.findMany({ orderBy: [{ position: 'asc' }, { name: 'asc' }] })
  const below = (parentId: string | null): CategoryNode[] =>
    rows
      .filter((row) => row.parentId === parentId)
      .map(({ id, slug, name, description, pictureUrl }) => ({
        ...{ slug, name, description, pictureUrl },
        children: below(id),
      }))
  return below(null)
}

/** One category with those right below it and the way up from it, nearest last; null where there is none. */
export async function findCategory(db: Db | Tx, slug: string) {
  const rows = await db.category.findMany({ orderBy: [{ position: 'asc' }, { name: 'asc' }] })
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
    axes: optionAxes.catch([]).parse(product.options),
    variants: product.variants.map((variant) => ({
      id: variant.id,
      sku: variant.sku,
      title: variant.title,
      options: optionChoice.catch({}).parse(variant.options),
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
