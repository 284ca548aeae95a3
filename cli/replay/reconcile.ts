/** Compares what the files say with what stands in the database. Pure; every sum of the files is made here, in cents. */
import type { Jobs } from './follow.ts'
import { CURRENCY, vendorSlug } from './import-catalogue.ts'
import type { SourceOrder } from './read-folder.ts'
import type { Effects, StandingOrder, StandingPart } from './standing.ts'

/** One line of the table. */
export interface Comparison {
  what: string
  files: number
  database: number
  /** Minor units. */
  isMoney: boolean
}

export interface Reconciliation {
  table: Comparison[]
  /** In words, one for each thing that differs. */
  differences: string[]
  standing: { orders: number; vendorOrders: number; units: number; goods: number; freight: number }
}

export interface Standing {
  orders: readonly StandingOrder[]
  parts: readonly StandingPart[]
  effects: Effects
  jobs: Jobs
}

/** `expected`: the orders that should stand, by the owner under whom each was placed. */
export function reconcile(expected: ReadonlyMap<string, SourceOrder>, found: Standing): Reconciliation {
  const [files, standing] = [partsOfFiles(expected), found.parts]
  const [filesSum, sum] = [sumsOf(files), sumsOf(standing)]
  const [orders, charge] = [expected.size, filesSum.goods + filesSum.freight]
  const { effects, jobs } = found
  const charged = found.orders.reduce((total, order) => total + order.charged, 0)
  const table = [
    compare('orders', orders, found.orders.length),
    compare('vendor orders', files.length, standing.length),
    compare('units', filesSum.units, sum.units),
    compare('goods', filesSum.goods, sum.goods, true),
    compare('freight', filesSum.freight, sum.freight, true),
    compare('charged', charge, charged, true),
    // A confirmation for each order, news for each vendor of it.
    compare('mails sent', orders + files.length, effects.mails),
    // The placement of each vendor's part, the payment of each order.
    compare('journals', files.length + orders, effects.journals),
    compare('booked as received', charge, effects.received, true),
    compare('booked to vendors and platform', charge, effects.credited, true),
    // Each order was placed and paid.
    compare('audit entries', 2 * orders, effects.auditEntries),
    compare('job runs not done', 0, jobs.expected - jobs.done),
  ]
  return {
    table: [...table, revenueRow(files, standing)],
    differences: [
      ...table
        .filter(({ files: wanted, database }) => wanted !== database)
        .map(
          ({ what, files: wanted, database }) =>
            `${what}: ${wanted} in the files, ${database} in the database`,
        ),
      ...revenueDifferences(files, standing),
      ...orderDifferences(expected, found),
    ],
    standing: { orders: found.orders.length, vendorOrders: standing.length, ...sum },
  }
}

type Part = Omit<StandingPart, 'orderId'>

/** What the files say about each vendor's part of each order. */
function partsOfFiles(expected: ReadonlyMap<string, SourceOrder>): Part[] {
  return [...expected].flatMap(([owner, { units }]) =>
    [...Map.groupBy(units, ({ sellerId }) => sellerId)].map(([sellerId, own]) => ({
      owner,
      vendor: vendorSlug(sellerId),
      units: own.length,
      goods: own.reduce((sum, { price }) => sum + price, 0),
      freight: own.reduce((sum, { freight }) => sum + freight, 0),
    })),
  )
}

function sumsOf(parts: readonly Part[]): { units: number; goods: number; freight: number } {
  const sum = { units: 0, goods: 0, freight: 0 }
  for (const { units, goods, freight } of parts) {
    sum.units += units
    sum.goods += goods
    sum.freight += freight
  }
  return sum
}

function compare(what: string, files: number, database: number, isMoney = false): Comparison {
  return { what, files, database, isMoney }
}

function revenueOf(parts: readonly Part[]): Map<string, number> {
  const revenue = new Map<string, number>()
  for (const { vendor, goods } of parts) revenue.set(vendor, (revenue.get(vendor) ?? 0) + goods)
  return revenue
}

function revenueRow(files: readonly Part[], standing: readonly Part[]): Comparison {
  const [wanted, there] = [revenueOf(files), revenueOf(standing)]
  const agreeing = [...wanted].filter(([vendor, goods]) => there.get(vendor) === goods)
  return compare('sellers whose revenue agrees', wanted.size, agreeing.length)
}

function revenueDifferences(files: readonly Part[], standing: readonly Part[]): string[] {
  const [wanted, there] = [revenueOf(files), revenueOf(standing)]
  return [...new Set([...wanted.keys(), ...there.keys()])]
    .filter((vendor) => wanted.get(vendor) !== there.get(vendor))
    .map(
      (vendor) =>
        `revenue of ${vendor}: ${wanted.get(vendor) ?? 0} in the files, ${there.get(vendor) ?? 0} in the database`,
    )
}

/** Each order by itself, so that two mistakes cannot cancel each other. */
function orderDifferences(expected: ReadonlyMap<string, SourceOrder>, found: Standing): string[] {
  const orders = Map.groupBy(found.orders, ({ owner }) => owner)
  const parts = Map.groupBy(found.parts, ({ owner }) => owner)
  return [...expected].flatMap(([owner, order]) => {
    const [one, ...more] = orders.get(owner) ?? []
    if (!one) return [`order ${order.id} is not there`]
    if (more.length > 0) return [`order ${order.id} stands ${more.length + 1} times`]
    const paid = one.method === order.method && one.currency === CURRENCY
    const wanted = described(partsOfFiles(new Map([[owner, order]])))
    const there = described(parts.get(owner) ?? [])
    return [
      ...(paid
        ? []
        : [`order ${order.id}: paid by ${one.method} in ${one.currency} instead of ${order.method}`]),
      ...(wanted === there ? [] : [`order ${order.id}: ${wanted} in the files, ${there} in the database`]),
    ]
  })
}

function described(parts: readonly Part[]): string {
  return parts
    .map(({ vendor, units, goods, freight }) => `${vendor} ${units} units ${goods}+${freight}`)
    .sort()
    .join(', ')
}
