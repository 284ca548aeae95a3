/** What past orders are made from: who buys, what is on sale, and the rules by which it is priced. */
import type pg from 'pg'
import { FIRST_NAMES, LAST_NAMES, type Person, customers as people } from '#prisma/seed/people.ts'
import type { Random } from '#prisma/seed/random.ts'
import { newId } from '#server/core/ids.ts'
import type { Db } from '#server/db/index.ts'
import type { CartRow } from '#server/modules/checkout/load-cart.ts'
import {
  type PlatformRules,
  platformRules,
  type VendorRules,
} from '#server/modules/pricing/load-pricing-rules.ts'
import { platformSettings } from '#server/modules/settings/queries.ts'

export interface Customer {
  userId: string
  email: string
  /** Which of the demo's people they live like. */
  person: Person
}

export interface Market {
  platform: PlatformRules
  shipByHours: number
  businessZone: string
  vendors: Map<string, VendorRules & { payoutAccountId: string; id: string }>
  /** What is on sale, the most popular first. */
  variants: CartRow[]
  variantsOf: Map<string, CartRow[]>
  customers: Customer[]
}

/** Reads the market as the loading transaction sees it, products that it has just made included. */
export async function readMarket(
  client: pg.Client,
  db: Db,
  { customers, random }: { customers: Customer[]; random: Random },
): Promise<Market> {
  const settings = await platformSettings(db)
  const vendors = await vendorsOf(client)
  const variants = shuffled(await variantsOnSale(client), random)
  return {
    platform: await platformRules(db, settings.pricingVersion),
    shipByHours: settings.shipByHours,
    businessZone: settings.businessZone,
    vendors,
    variants,
    variantsOf: Map.groupBy(variants, ({ vendorId }) => vendorId),
    customers,
  }
}

async function vendorsOf(client: pg.Client): Promise<Market['vendors']> {
  const { rows } = await client.query(
    `SELECT v.id, v.pricing_version AS version, v.commission_bps AS "commissionBps", v.hold_days AS "holdDays",
       coalesce(v.payout_account_id, 'acct_none') AS "payoutAccountId",
       (SELECT coalesce(jsonb_agg(jsonb_build_object('vendorId', r.vendor_id, 'country', r.country, 'currency', r.currency,
          'base', r.base, 'perItem', r.per_item, 'freeFrom', r.free_from)), '[]')
        FROM shipping_rates r WHERE r.vendor_id = v.id) AS rates
     FROM vendors v WHERE v.status = 'approved'`,
  )
  return new Map(rows.map((row) => [row.id, row]))
}

async function variantsOnSale(client: pg.Client): Promise<CartRow[]> {
  const { rows } = await client.query(
    `SELECT v.id AS "variantId", 1 AS quantity, p.id AS "productId", p.slug AS "productSlug", p.title,
       v.title AS "variantTitle", v.sku, NULL AS picture, v.price AS "unitPrice", v.freight, v.currency,
       p.tax_class AS "taxClass", 1 AS available, true AS "onSale", v.vendor_id AS "vendorId",
       '' AS "vendorName", '' AS "vendorSlug", 1 AS "vendorVersion"
     FROM variants v JOIN products p ON p.id = v.product_id JOIN vendors ve ON ve.id = v.vendor_id
     WHERE v.status = 'active' AND p.status = 'published' AND ve.status = 'approved' AND v.currency = 'EUR'
     ORDER BY ve.created_at, v.sku, v.id`,
  )
  return rows
}

function shuffled<T>(list: T[], random: Random): T[] {
  for (let index = list.length - 1; index > 0; index -= 1) {
    const other = random.between(0, index)
    const kept = list[index] as T
    list[index] = list[other] as T
    list[other] = kept
  }
  return list
}

/** Customers with accounts that nobody signs in to, living where the demo's people live. */
export function moreCustomers(count: number, tag: string): Customer[] {
  return Array.from({ length: count }, (_, index) => ({
    userId: newId(),
    email: `customer-${tag}-${index + 1}@history.tradehall.test`,
    person: livingLike(index),
  }))
}

/** The demo's own customers go on buying, those whose logins are shown among them. */
export async function demoCustomers(client: pg.Client): Promise<Customer[]> {
  const { rows } = await client.query<{ id: string; email: string }>(
    'SELECT id, email FROM users WHERE email = ANY ($1)',
    [people.map(({ email }) => email)],
  )
  return rows.flatMap(({ id, email }) => {
    const person = people.find((one) => one.email === email)
    return person ? [{ userId: id, email, person }] : []
  })
}

/** A neighbour of one of the demo's people: the same street, a name and a number of their own. */
function livingLike(index: number): Person {
  const person = people[index % people.length] as Person
  const round = Math.floor(index / people.length)
  const [first, last] = [
    FIRST_NAMES[index % FIRST_NAMES.length],
    LAST_NAMES[(index * 7 + round) % LAST_NAMES.length],
  ]
  return {
    ...person,
    name: `${first} ${last}`,
    line1: person.line1.replace(/\d+/, String(1 + ((index * 13) % 180))),
  }
}

/** One to four lines; those after the first are often of the same vendor. Popular things are bought more often. */
export function pickLines({ variants, variantsOf }: Market, random: Random): CartRow[] {
  const dice = random.next()
  const count = dice < 0.45 ? 1 : dice < 0.75 ? 2 : dice < 0.9 ? 3 : 4
  const popular = () => variants[Math.floor(variants.length * random.next() ** 2.5)] as CartRow
  const first = popular()
  const lines = new Map([[first.variantId, first]])
  for (let line = 1; line < count; line += 1) {
    const one = random.next() < 0.4 ? random.pick(variantsOf.get(first.vendorId) ?? [first]) : popular()
    lines.set(one.variantId, one)
  }
  return [...lines.values()].map((row) =>
    random.next() < 0.8 ? row : { ...row, quantity: random.between(2, 3) },
  )
}
