import type { VendorId } from '#server/core/brand.ts'
import { Prisma } from '#server/db/generated/client.ts'
import type { Db, Tx } from '#server/db/index.ts'
import { likePart, turned, turning } from '#server/db/keyset.ts'
import type { VendorOrderStatus } from '#server/modules/orders/rules.ts'
import { type PartFilter, type PartPageInput, type PartSort, partPageInput } from './schema.ts'

/** A part in a vendor's list. Amounts: minor units of `currency`. */
export interface PartLine {
  id: string
  code: string
  status: VendorOrderStatus
  /** Null while, and once, nothing is to be sent to anybody. */
  customer: string | null
  country: string | null
  total: number
  net: number
  currency: string
  units: number
  /** The first item's title. */
  item: string
  /** How many further items there are. */
  moreItems: number
  placedAt: Date
  /** Ship by then, once it is paid. */
  shipBy: Date | null
}

const ORDER: Record<PartSort, { key: Prisma.Sql; descending: boolean }> = {
  newest: { key: Prisma.sql`part.placed_at`, descending: true },
  oldest: { key: Prisma.sql`part.placed_at`, descending: false },
  'total-down': { key: Prisma.sql`part.total`, descending: true },
  'total-up': { key: Prisma.sql`part.total`, descending: false },
}

/** Whether the vendor is told whom a part goes to: from the payment on, unless it was cancelled. */
const TOLD = Prisma.sql`part.paid_at IS NOT NULL AND part.status <> 'cancelled'`

/** A page of a vendor's parts. What a part does not tell (the customer of one that is not paid) does not find it. */
export async function listVendorOrders(
  db: Db | Tx,
  { vendorId, ...input }: PartPageInput & { vendorId: VendorId },
): Promise<{ parts: PartLine[]; next: string | null }> {
  const { sort, after, limit, ...filter } = partPageInput.parse(input)
  const turn = { after, limit }
  const from = Prisma.sql`FROM vendor_orders part WHERE part.vendor_id = ${vendorId}::uuid`
  const { beyond, order, tail } = turning(turn, { ...ORDER[sort], id: Prisma.sql`part.id`, from })
  const rows = await db.$queryRaw<PartLine[]>`
    SELECT part.id, part.code, part.status, part.total, part.net, part.currency, part.placed_at AS "placedAt",
      part.ship_by AS "shipBy", address.name AS customer, address.country, item.*
    FROM (SELECT part.* ${from} AND ${beyond} ${conditionsOf(filter)} ${tail}) part
    LEFT JOIN order_addresses address ON address.order_id = part.order_id AND address.kind = 'shipping' AND ${TOLD}
    CROSS JOIN LATERAL (
      SELECT COALESCE(sum(quantity), 0)::int AS units, COALESCE((array_agg(title ORDER BY line_number))[1], '') AS item,
        GREATEST(count(*) - 1, 0)::int AS "moreItems"
      FROM order_items WHERE vendor_order_id = part.id
    ) item
    ${order}`
  const { page, next } = turned(rows, turn)
  return { parts: page, next }
}

function conditionsOf({ status, search, from, to, least, most, country }: PartFilter): Prisma.Sql {
  const conditions = [
    status && Prisma.sql`part.status = ${status}`,
    from && Prisma.sql`part.placed_at >= ${from}::timestamp AT TIME ZONE 'UTC'`,
    to && Prisma.sql`part.placed_at < (${to}::timestamp + interval '1 day') AT TIME ZONE 'UTC'`,
    least !== undefined && Prisma.sql`part.total >= ${least}`,
    most !== undefined && Prisma.sql`part.total <= ${most}`,
    country &&
      Prisma.sql`${TOLD} AND EXISTS (SELECT FROM order_addresses a
      WHERE a.order_id = part.order_id AND a.kind = 'shipping' AND a.country = ${country})`,
    search && searched(search),
  ].filter((condition): condition is Prisma.Sql => Boolean(condition))
  return conditions.length > 0 ? Prisma.sql`AND ${Prisma.join(conditions, ' AND ')}` : Prisma.empty
}

function searched(search: string): Prisma.Sql {
  const within = `%${likePart(search)}%`
  return Prisma.sql`(
    part.code LIKE ${`${likePart(search.toUpperCase())}%`}
    OR EXISTS (SELECT FROM order_items i
      WHERE i.vendor_order_id = part.id AND (i.title ILIKE ${within} OR i.sku ILIKE ${within}))
    OR ${TOLD} AND EXISTS (SELECT FROM order_addresses a
      WHERE a.order_id = part.order_id AND a.kind = 'shipping' AND a.name ILIKE ${within}))`
}

/** The countries that a vendor's parts of the last year went to, for its filters. */
export async function vendorOrderCountries(
  db: Db | Tx,
  { vendorId, now }: { vendorId: VendorId; now: Date },
): Promise<string[]> {
  const rows = await db.$queryRaw<{ country: string }[]>`
    SELECT DISTINCT a.country
    FROM vendor_orders part JOIN order_addresses a ON a.order_id = part.order_id AND a.kind = 'shipping'
    WHERE part.vendor_id = ${vendorId}::uuid AND part.placed_at > ${now}::timestamptz - interval '1 year' AND ${TOLD}
    ORDER BY a.country`
  return rows.map(({ country }) => country)
}
