import type { VendorId } from '#server/core/brand.ts'
import type { Db, Tx } from '#server/db/index.ts'
import type { MemberRole } from '#server/modules/accounts/schema.ts'

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
  _count: { select: { products: listedProducts } },
} as const

/** Approved, listed vendors with something to sell, those with most products first. */
export async function listVendors(db: Db | Tx, { limit }: { limit: number }): Promise<VendorCard[]> {
  const rows = await db.vendor.findMany({
    where: { status: 'approved', listed: true, products: { some: listedProducts.where } },
    orderBy: [{ products: { _count: 'desc' } }, { name: 'asc' }],
    take: limit,
    select: cardSelect,
  })
  return rows.map(({ _count, ...vendor }) => ({ ...vendor, products: _count.products }))
}

/** An approved, listed vendor by its slug, or null. */
export async function findVendor(db: Db | Tx, slug: string): Promise<VendorCard | null> {
  const row = await db.vendor.findFirst({
    where: { slug, status: 'approved', listed: true },
    select: cardSelect,
  })
  if (!row) return null
  const { _count, ...vendor } = row
  return { ...vendor, products: _count.products }
}
