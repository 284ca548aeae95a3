import type { VendorId } from '#server/core/brand.ts'
import type { Prisma } from '#server/db/generated/client.ts'
import type { Db, Tx } from '#server/db/index.ts'
import type { MemberRole } from '#server/modules/accounts/schema.ts'
import { ratingOf } from '#server/modules/catalog/schema.ts'
import type { ViewedList } from './schema.ts'

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

/** A vendor as the storefront shows it. */
export interface VendorCard {
  slug: string
  name: string
  description: string
  country: string
  city: string | null
  /** One line under the name; empty where there is none. */
  tagline: string
  markUrl: string | null
  foundedYear: number | null
  /** Hundredths of a star, 0 where nobody has rated it. */
  rating: number
  ratingCount: number
  /** Products that are listed. */
  products: number
}

const listedProducts = {
  where: { status: 'published', listed: true, variants: { some: { status: 'active' } } },
}
const cardSelect = {
  slug: true,
  name: true,
  description: true,
  country: true,
  city: true,
  tagline: true,
  markUrl: true,
  foundedYear: true,
  ratingCount: true,
  ratingSum: true,
  _count: { select: { products: listedProducts } },
} satisfies Prisma.VendorSelect

function toCard({
  _count,
  ratingSum,
  ...vendor
}: Prisma.VendorGetPayload<{ select: typeof cardSelect }>): VendorCard {
  return { ...vendor, rating: ratingOf({ ...vendor, ratingSum }), products: _count.products }
}

/** Approved, listed vendors with something to sell, those with most products first. */
export async function listVendors(db: Db | Tx, { limit }: { limit: number }): Promise<VendorCard[]> {
  const rows = await db.vendor.findMany({
    where: { status: 'approved', listed: true, products: { some: listedProducts.where } },
    orderBy: [{ products: { _count: 'desc' } }, { name: 'asc' }],
    take: limit,
    select: cardSelect,
  })
  return rows.map(toCard)
}

/** An approved, listed vendor by its slug, or null. */
export async function findVendor(db: Db | Tx, slug: string): Promise<VendorCard | null> {
  const row = await db.vendor.findFirst({
    where: { slug, status: 'approved', listed: true },
    select: cardSelect,
  })
  return row && toCard(row)
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
