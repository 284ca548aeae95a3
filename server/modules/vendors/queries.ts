import type { VendorId } from '#server/core/brand.ts'
import type { Prisma } from '#server/db/generated/client.ts'
import type { Db, Tx } from '#server/db/index.ts'
import type { MemberRole } from '#server/modules/accounts/schema.ts'
import { ratingOf } from '#server/modules/catalog/schema.ts'

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
