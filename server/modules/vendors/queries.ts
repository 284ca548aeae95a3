import type { VendorId } from '#server/core/brand.ts'
import type { Db, Tx } from '#server/db/index.ts'
import type { MemberRole } from '#server/modules/accounts/schema.ts'
import { ratingOf } from '#server/modules/catalog/schema.ts'
import type { VendorCard, VendorProfile, ViewedList } from './schema.ts'

export interface Membership {
  vendorId: VendorId
  role: MemberRole
  vendor: { name: string; slug: string; status: string }
}

/** The vendors that a user works for, oldest membership first. The only minting place of `VendorId` for people. */
export async function membershipsOf(db: Db | Tx, userId: string): Promise<Membership[]> {
  const rows = await db.vendorMember.findMany({
    where: { userId },
    orderBy: [{ createdAt: 'asc' }, { vendorId: 'asc' }],
    select: { vendorId: true, role: true, vendor: { select: { name: true, slug: true, status: true } } },
  })
  return rows.map((row) => ({
    vendorId: row.vendorId as VendorId,
    role: row.role as MemberRole,
    vendor: row.vendor,
  }))
}

/** How far back sales say who is doing well. */
const RECENT_DAYS = 90

/** Approved, listed vendors with something to sell: those first who sold most of late, then those with most products. */
export function listVendors(db: Db | Tx, { limit }: { limit: number }): Promise<VendorCard[]> {
  return db.$queryRaw<VendorCard[]>`
    SELECT v.slug, v.name, v.tagline, v.description, v.country, v.city, v.mark_url AS "markUrl",
      v.banner_url AS "bannerUrl", v.rating_count AS "ratingCount",
      COALESCE(100 * v.rating_sum / NULLIF(v.rating_count, 0), 0) AS rating, l.products
    FROM vendors v
    JOIN (SELECT vendor_id, count(*)::int AS products FROM listed_products GROUP BY vendor_id) l ON l.vendor_id = v.id
    LEFT JOIN (SELECT vendor_id, sum(orders) AS orders FROM vendor_daily_stats
               WHERE day > CURRENT_DATE - ${RECENT_DAYS}::int GROUP BY vendor_id) s ON s.vendor_id = v.id
    ORDER BY COALESCE(s.orders, 0) DESC, l.products DESC, v.name, v.id LIMIT ${limit}`
}

/** An approved, listed vendor by its slug, or null. */
export async function findVendor(db: Db | Tx, slug: string): Promise<VendorProfile | null> {
  const row = await db.vendor.findFirst({
    where: { slug, status: 'approved', listed: true },
    select: {
      ...{ id: true, slug: true, name: true, tagline: true, description: true, country: true, city: true },
      ...{ markUrl: true, bannerUrl: true, ratingCount: true, ratingSum: true },
      ...{ story: true, shippingPolicy: true, returnPolicy: true, foundedYear: true },
    },
  })
  if (!row) return null
  const { id, ratingSum, ...vendor } = row
  const rating = ratingOf({ ratingCount: vendor.ratingCount, ratingSum })
  return { ...vendor, rating, products: await db.listedProduct.count({ where: { vendorId: id } }) }
}

/** A vendor as its own members see and change it. */
export async function vendorSettings(db: Db | Tx, vendorId: VendorId) {
  return db.vendor.findUniqueOrThrow({
    where: { id: vendorId },
    select: {
      ...{ slug: true, name: true, tagline: true, story: true, shippingPolicy: true, returnPolicy: true },
      ...{ foundedYear: true, country: true, city: true, email: true, phone: true, status: true },
      ...{ notifyByEmail: true, notifyBySms: true, commissionBps: true, holdDays: true },
    },
  })
}

/** Who works for a vendor, the longest first. */
export async function vendorMembers(db: Db | Tx, vendorId: VendorId) {
  const rows = await db.vendorMember.findMany({
    where: { vendorId },
    orderBy: [{ createdAt: 'asc' }, { userId: 'asc' }],
    select: { role: true, createdAt: true, user: { select: { id: true, name: true, email: true } } },
  })
  return rows.map(({ user, role, createdAt }) => ({ ...user, role: role as MemberRole, since: createdAt }))
}

/** The addresses of a vendor's published products: of what shows its name. */
export async function publishedSlugs(db: Db | Tx, vendorId: VendorId): Promise<string[]> {
  const rows = await db.product.findMany({ where: { vendorId, status: 'published' }, select: { slug: true } })
  return rows.map(({ slug }) => slug)
}

/** A member's views of one list, in the order of their names. */
export async function savedViews(
  db: Db | Tx,
  { vendorId, userId, list }: { vendorId: VendorId; userId: string; list: ViewedList },
): Promise<{ id: string; name: string; query: string }[]> {
  return db.savedView.findMany({
    where: { vendorId, userId, list },
    orderBy: { name: 'asc' },
    select: { id: true, name: true, query: true },
  })
}
