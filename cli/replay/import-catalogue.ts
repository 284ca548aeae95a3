import { newId } from '#server/core/ids.ts'
import { type Db, inTransaction } from '#server/db/index.ts'
import { type Folder, type Line, linesOf } from './read-folder.ts'

export const CURRENCY = 'BRL'
export const COUNTRY = 'BR'

/** How much of everything is there: more than all runs of any folder together will want. */
const PLENTY = 100_000

/** Rows per statement and transaction. */
const BATCH = 1_000

/** The variant of a line, by what `variantKey` says. */
export type Catalogue = Map<string, string>

export const variantKey = ({ sellerId, sku }: Pick<Line, 'sellerId' | 'sku'>) => `${sellerId}/${sku}`
export const vendorSlug = (sellerId: string) => `replay-${sellerId}`
const productSlug = ({ productId, sellerId }: Pick<Line, 'productId' | 'sellerId'>) =>
  `replay-${productId}-${sellerId}`

/**
 * Makes the folder's sellers, products and variants with plenty of stock, as a seller's import would: not listed in the
 * storefront, in BRL, without tax. What stands already is left as it is, so a second run adds only what is new.
 */
export async function importCatalogue(db: Db, folder: Folder): Promise<Catalogue> {
  const orders = [...folder.orders.values()].filter((order) => order !== null)
  const lines = new Map(orders.flatMap(linesOf).map((line) => [variantKey(line), line]))
  const vendors = await importVendors(db, folder)
  const products = await importProducts(db, folder, [...lines.values()], vendors)
  return importVariants(db, [...lines.values()], { vendors, products })
}

async function importVendors(db: Db, { sellers }: Folder): Promise<Map<string, string>> {
  const bySlug = new Map([...sellers].map(([id, { city }]) => [vendorSlug(id), { id, city }]))
  for (const batch of batchesOf([...bySlug])) {
    await db.vendor.createMany({
      skipDuplicates: true,
      data: batch.map(([slug, { id, city }]) => ({
        ...{ id: newId(), slug, city: printable(city) || null, country: COUNTRY },
        name: `Seller ${id.slice(0, 8)}`,
        status: 'approved',
        listed: false,
        email: `seller-${id.slice(0, 48).replace(/[^A-Za-z0-9_-]/g, '_')}@replay.tradehall.test`,
      })),
    })
  }
  const rows = await findEach([...bySlug.keys()], (slugs) =>
    db.vendor.findMany({ where: { slug: { in: slugs } }, select: { id: true, slug: true } }),
  )
  return new Map(rows.map(({ id, slug }) => [bySlug.get(slug)?.id ?? '', id]))
}

async function importProducts(
  db: Db,
  { products }: Folder,
  lines: readonly Line[],
  vendors: ReadonlyMap<string, string>,
): Promise<Map<string, string>> {
  const bySlug = new Map(lines.map((line) => [productSlug(line), line]))
  const publishedAt = new Date()
  for (const batch of batchesOf([...bySlug])) {
    await db.product.createMany({
      skipDuplicates: true,
      data: batch.map(([slug, { productId, sellerId }]) => ({
        ...{ id: newId(), slug, publishedAt, vendorId: vendors.get(sellerId) ?? '' },
        title: printable(`${products.get(productId)?.category ?? 'product'} ${productId.slice(0, 8)}`),
        status: 'published',
        listed: false,
        taxClass: 'zero',
      })),
    })
  }
  const rows = await findEach([...bySlug.keys()], (slugs) =>
    db.product.findMany({ where: { slug: { in: slugs } }, select: { id: true, slug: true } }),
  )
  return new Map(rows.map(({ id, slug }) => [slug, id]))
}

/** Each variant comes with its stock and the movement that brought it, or not at all. */
async function importVariants(
  db: Db,
  lines: readonly Line[],
  ids: { vendors: ReadonlyMap<string, string>; products: ReadonlyMap<string, string> },
): Promise<Catalogue> {
  const vendorOf = (line: Line) => ids.vendors.get(line.sellerId) ?? ''
  const catalogue = await findVariants(db, lines, vendorOf)
  const absent = lines.filter((line) => !catalogue.has(variantKey(line)))
  for (const batch of batchesOf(absent)) {
    const made = batch.map((line) => ({ id: newId(), line }))
    await inTransaction(db, async (tx) => {
      await tx.variant.createMany({
        data: made.map(({ id, line }) => ({
          ...{ id, sku: line.sku, title: '', price: line.price, freight: line.freight, currency: CURRENCY },
          productId: ids.products.get(productSlug(line)) ?? '',
          vendorId: vendorOf(line),
        })),
      })
      await tx.stock.createMany({ data: made.map(({ id }) => ({ variantId: id, onHand: PLENTY })) })
      await tx.stockMovement.createMany({
        data: made.map(({ id: variantId }) => ({
          ...{ id: newId(), variantId, delta: PLENTY },
          ...{ reason: 'initial', reference: `initial:${variantId}` },
        })),
      })
    })
    for (const { id, line } of made) catalogue.set(variantKey(line), id)
  }
  return catalogue
}

async function findVariants(
  db: Db,
  lines: readonly Line[],
  vendorOf: (line: Line) => string,
): Promise<Catalogue> {
  const catalogue: Catalogue = new Map()
  for (const batch of batchesOf(lines)) {
    const found = await db.$queryRaw<{ id: string; sku: string; vendorId: string }[]>`
      SELECT v.id, v.sku, v.vendor_id AS "vendorId"
      FROM unnest(${batch.map(vendorOf)}::uuid[], ${batch.map(({ sku }) => sku)}::text[]) AS wanted (vendor_id, sku)
      JOIN variants v USING (vendor_id, sku)`
    const ids = new Map(found.map(({ id, sku, vendorId }) => [`${vendorId}/${sku}`, id]))
    for (const line of batch) {
      const id = ids.get(`${vendorOf(line)}/${line.sku}`)
      if (id) catalogue.set(variantKey(line), id)
    }
  }
  return catalogue
}

async function findEach<T>(keys: readonly string[], find: (batch: string[]) => Promise<T[]>): Promise<T[]> {
  const found: T[] = []
  for (const batch of batchesOf(keys)) found.push(...(await find(batch)))
  return found
}

export function batchesOf<T>(all: readonly T[], size = BATCH): T[][] {
  return Array.from({ length: Math.ceil(all.length / size) }, (_, n) => all.slice(n * size, (n + 1) * size))
}

/** Text without what cannot be printed or stored. */
export function printable(text: string): string {
  return text
    .toWellFormed()
    .replace(/\p{Cc}/gu, ' ')
    .trim()
}
