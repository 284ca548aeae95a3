/** Vendors, categories, products, variants, pictures, stock and rates of the demo, as rows. */

import { newId } from '#server/core/ids.ts'
import type { Prisma } from '#server/db/generated/client.ts'
import { categories, PRODUCT_COUNT, vendors } from './catalogue/index.ts'
import type { OptionSeed, VendorSeed } from './catalogue/types.ts'
import { categoryUrl, productPictures, titleOf, vendorPictures } from './pictures/plan.ts'
import { type Random, randomFrom } from './random.ts'

export interface Shelves {
  categories: Prisma.CategoryCreateManyInput[]
  vendors: Prisma.VendorCreateManyInput[]
  rates: Prisma.ShippingRateCreateManyInput[]
  products: Prisma.ProductCreateManyInput[]
  pictures: Prisma.ProductPictureCreateManyInput[]
  variants: Prisma.VariantCreateManyInput[]
  stock: Prisma.StockCreateManyInput[]
  movements: Prisma.StockMovementCreateManyInput[]
}

const DAY_MS = 86_400_000
/** Of a vendor's products every so many-th is sold out altogether. */
const SOLD_OUT_EVERY = 23

export function emptyShelves(): Shelves {
  return {
    ...{ categories: [], vendors: [], rates: [], products: [] },
    ...{ pictures: [], variants: [], stock: [], movements: [] },
  }
}

/** Everything on the demo's shelves. The same on every call, but for ids and for dates that count back from `now`. */
export function fillShelves(now: Date): Shelves {
  const random = randomFrom(2026)
  const shelves = emptyShelves()
  shelves.categories = categories.map((category, position) => {
    const { slug, name, description } = category
    return { id: newId(), slug, name, description, position, pictureUrl: categoryUrl(category) }
  })
  const perVendor = Math.floor(PRODUCT_COUNT / vendors.length)
  for (const [index, vendor] of vendors.entries()) {
    const vendorId = newId()
    shelves.vendors.push(vendorRow(vendor, vendorId, new Date(now.getTime() - (400 - index * 20) * DAY_MS)))
    for (const { country, ...rate } of vendor.rates ?? []) {
      const days = country === '*' ? { daysMin: 5, daysMax: 12 } : { daysMin: 2, daysMax: 4 }
      shelves.rates.push({ id: newId(), vendorId, country, currency: 'EUR', ...rate, ...days })
    }
    const categoryId = shelves.categories.find(({ slug }) => slug === vendor.category)?.id ?? null
    const count = perVendor + (index < PRODUCT_COUNT % vendors.length ? 1 : 0)
    for (let number = 0; number < count; number += 1) {
      const publishedAt = new Date(now.getTime() - random.between(1, 300) * DAY_MS - number * 60_000)
      addProduct(shelves, random, { vendor, vendorId, categoryId, number, publishedAt })
    }
  }
  return shelves
}

export function vendorRow(vendor: VendorSeed, id: string, createdAt: Date): Prisma.VendorCreateManyInput {
  const { slug, name, tagline, story, city, country, commissionBps } = vendor
  return {
    ...{ id, slug, name, city, country, createdAt, tagline, ...vendorPictures(vendor) },
    description: story[0] ?? '',
    story: story.join('\n\n'),
    shippingPolicy: vendor.shipping,
    returnPolicy: vendor.returns,
    foundedYear: vendor.founded,
    status: 'approved',
    email: `${slug}@demo.tradehall.test`,
    phone: slug === 'kiln-and-ember' ? '+351210000001' : null,
    notifyBySms: slug === 'kiln-and-ember',
    commissionBps: commissionBps ?? null,
    payoutAccountId: `acct_demo_${slug.replaceAll('-', '_')}`,
  }
}

export interface ProductDraft {
  vendor: VendorSeed
  vendorId: string
  categoryId: string | null
  /** Which of the vendor's things it is, in which style: every thing in the first, then in the second, then the third. */
  number: number
  publishedAt: Date
}

/** A product with its pictures, variants, stock and first movements, onto the shelves. */
export function addProduct(shelves: Shelves, random: Random, draft: ProductDraft): void {
  const { vendor, vendorId, categoryId, number, publishedAt } = draft
  const made = madeAs(vendor, number)
  const { thing, style, series } = made
  const id = newId()
  const title = `${titleOf(thing.name, style.name)}${series > 1 ? `, series ${series}` : ''}`
  const price = priced(thing.price, made.styleNumber)
  shelves.products.push({
    ...{ id, vendorId, categoryId, title, publishedAt },
    slug: `${vendor.slug}-${slugOf(title)}`,
    description: `${thing.about} ${style.about}\n\n${vendor.craft}`,
    status: 'published',
    taxClass: vendor.taxClass,
    options: thing.options.map(({ name, values }) => ({ name, values: [...values] })),
    createdAt: publishedAt,
    updatedAt: publishedAt,
  })
  for (const [position, picture] of productPictures(vendor, made.thingNumber, made.styleNumber).entries()) {
    shelves.pictures.push({ id: newId(), productId: id, position, ...picture })
  }
  addVariants(shelves, random, { vendor, vendorId, productId: id, price, number, options: thing.options })
}

function madeAs({ things, styles }: VendorSeed, number: number) {
  const thingNumber = number % things.length
  const styleNumber = Math.floor(number / things.length) % styles.length
  const [thing, style] = [things[thingNumber], styles[styleNumber]]
  if (!thing || !style) throw new Error('A vendor makes nothing.')
  const series = Math.floor(number / (things.length * styles.length)) + 1
  return { thing, thingNumber, style, styleNumber, series }
}

function addVariants(
  shelves: Shelves,
  random: Random,
  draft: {
    vendor: VendorSeed
    vendorId: string
    productId: string
    price: number
    number: number
    options: readonly OptionSeed[]
  },
): void {
  const { vendor, vendorId, productId, price, number, options } = draft
  const all = options.reduce<{ values: string[]; step: number }[]>(
    (made, option) =>
      made.flatMap(({ values, step }) =>
        option.values.map((value, index) => ({
          values: [...values, value],
          step: step + (option.steps[index] ?? 0),
        })),
      ),
    [{ values: [], step: 0 }],
  )
  // The last of the one is not made in the last of the other.
  const combinations = options.length > 1 ? all.slice(0, -1) : all
  for (const [position, { values, step }] of combinations.entries()) {
    const id = newId()
    const onHand = number % SOLD_OUT_EVERY === 7 ? 0 : stockOf(random)
    shelves.variants.push({
      ...{ id, productId, vendorId, position },
      sku: `${vendor.slug.slice(0, 3).toUpperCase()}-${String(number + 1).padStart(3, '0')}-${position + 1}`,
      title: values.join(' / '),
      options: Object.fromEntries(options.map(({ name }, index) => [name, values[index] ?? ''])),
      price: price + step,
      compareAtPrice: number % 17 === 4 ? Math.round(((price + step) * 1.25) / 100) * 100 : null,
      currency: 'EUR',
    })
    shelves.stock.push({ variantId: id, onHand })
    if (onHand > 0) {
      shelves.movements.push({
        id: newId(),
        variantId: id,
        delta: onHand,
        reason: 'initial',
        reference: `initial:${id}`,
      })
    }
  }
}

/** Mostly plenty; some things are few, one in thirty is sold out. */
function stockOf(random: Random): number {
  const dice = random.next()
  if (dice < 0.033) return 0
  return dice < 0.12 ? random.between(1, 4) : random.between(8, 60)
}

/** The second and third style cost a little more, in whole euros. */
function priced(base: number, style: number): number {
  return base + style * Math.max(100, Math.round(base / 2000) * 100)
}

function slugOf(title: string): string {
  return title
    .normalize('NFD')
    .replace(/[^\w\s-]/g, '')
    .trim()
    .toLowerCase()
    .replace(/[\s_]+/g, '-')
}
