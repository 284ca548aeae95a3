import { vendors as templates } from '#prisma/seed/catalogue/index.ts'
import type { VendorSeed } from '#prisma/seed/catalogue/types.ts'
import { type Random, randomFrom } from '#prisma/seed/random.ts'
import { addProduct, emptyShelves, type Shelves, vendorRow } from '#prisma/seed/shelves.ts'
import { newId } from '#server/core/ids.ts'

const DAY_MS = 86_400_000

export interface MoreVendors {
  vendors: number
  products: number
  /** How many vendors there are before; their numbers go on from here. */
  from: number
  /** Ids of the categories by their slugs. */
  categories: ReadonlyMap<string, string>
  now: Date
}

/** Further vendors with their products, a vendor at a time: the demo's again, under numbers of their own. */
export function* moreVendors({ vendors, products, from, categories, now }: MoreVendors): Generator<Shelves> {
  const random = randomFrom(from)
  for (let index = 0; index < vendors; index += 1) {
    const template = templates[index % templates.length] as VendorSeed
    const vendor: VendorSeed = {
      ...template,
      slug: `${template.slug}-${from + index}`,
      name: `${template.name} ${from + index}`,
    }
    const count = Math.floor((products * (index + 1)) / vendors) - Math.floor((products * index) / vendors)
    yield shelvesOf(vendor, { count, categoryId: categories.get(vendor.category) ?? null, now, random })
  }
}

function shelvesOf(
  vendor: VendorSeed,
  { count, categoryId, now, random }: { count: number; categoryId: string | null; now: Date; random: Random },
): Shelves {
  const shelves = emptyShelves()
  const vendorId = newId()
  shelves.vendors.push(vendorRow(vendor, vendorId, new Date(now.getTime() - 500 * DAY_MS)))
  for (const { country, ...rate } of vendor.rates ?? []) {
    shelves.rates.push({ id: newId(), vendorId, country, currency: 'EUR', ...rate })
  }
  for (let number = 0; number < count; number += 1) {
    const publishedAt = new Date(now.getTime() - random.between(366, 490) * DAY_MS - number * 1_000)
    addProduct(shelves, random, { vendor, vendorId, categoryId, number, publishedAt })
  }
  return shelves
}
