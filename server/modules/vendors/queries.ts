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
