import { Prisma } from '#server/db/generated/client.ts'
import type { Db, Tx } from '#server/db/index.ts'
import { likePart } from '#server/db/keyset.ts'
import type { VendorPageInput, VendorStatus } from './schema.ts'

/** A vendor in the operators' list. */
export interface VendorRow {
  id: string
  slug: string
  name: string
  country: string
  city: string | null
  status: VendorStatus
  listed: boolean
  commissionBps: number | null
  /** Products that are published, listed or not. */
  products: number
  createdAt: Date
}

/** How many vendors a page has. */
const PAGE = 25

/** Vendors, newest first, those who apply and who are suspended too. `next` is null on the last page. */
export async function searchVendors(
  db: Db | Tx,
  { show, search, after }: VendorPageInput,
): Promise<{ vendors: VendorRow[]; next: string | null }> {
  const pattern = search && likePart(search.toLowerCase())
  const conditions = [
    Prisma.sql`TRUE`,
    ...(show === 'unlisted' ? [Prisma.sql`v.status = 'approved' AND NOT v.listed`] : []),
    ...(show && show !== 'unlisted' ? [Prisma.sql`v.status = ${show}`] : []),
    ...(pattern
      ? [Prisma.sql`(lower(v.name) LIKE ${`%${pattern}%`} OR lower(v.email) LIKE ${`${pattern}%`})`]
      : []),
    ...(after ? [Prisma.sql`v.id < ${after}::uuid`] : []),
  ]
  const rows = await db.$queryRaw<VendorRow[]>`
    SELECT v.id, v.slug, v.name, v.country, v.city, v.status, v.listed, v.commission_bps AS "commissionBps",
      (SELECT count(*)::int FROM products p WHERE p.vendor_id = v.id AND p.status = 'published') AS products,
      v.created_at AS "createdAt"
    FROM vendors v WHERE ${Prisma.join(conditions, ' AND ')}
    ORDER BY v.id DESC LIMIT ${PAGE + 1}`
  const vendors = rows.slice(0, PAGE)
  return { vendors, next: rows.length > PAGE ? (vendors.at(-1)?.id ?? null) : null }
}

/** One vendor as operators see it, with who works for it; null where there is none. */
export async function vendorForOperator(db: Db | Tx, { slug }: { slug: string }) {
  const vendor = await db.vendor.findUnique({
    where: { slug },
    include: {
      members: {
        orderBy: [{ role: 'asc' }, { createdAt: 'asc' }],
        select: { role: true, createdAt: true, user: { select: { id: true, name: true, email: true } } },
      },
    },
  })
  if (!vendor) return null
  const [products, orders] = await Promise.all([
    db.product.groupBy({ by: ['status', 'listed'], where: { vendorId: vendor.id }, _count: { _all: true } }),
    db.vendorOrder.groupBy({ by: ['status'], where: { vendorId: vendor.id }, _count: { _all: true } }),
  ])
  const count = (rows: typeof products) => rows.reduce((sum, { _count }) => sum + _count._all, 0)
  const { members, status, ...row } = vendor
  return {
    ...row,
    status: status as VendorStatus,
    members: members.map(({ user, role, createdAt }) => ({ ...user, role, createdAt })),
    products: {
      all: count(products),
      published: count(products.filter((group) => group.status === 'published')),
      unlisted: count(products.filter((group) => group.status === 'published' && !group.listed)),
    },
    parts: Object.fromEntries(orders.map((group) => [group.status, group._count._all])),
  }
}
