import type { VendorId } from '#server/core/brand.ts'
import type { Db, Tx } from '#server/db/index.ts'

/** What customers say of a vendor's things. */
export interface VendorReview {
  id: string
  rating: number
  title: string
  body: string
  authorName: string
  createdAt: Date
  product: { id: string; title: string; slug: string }
}

/** The latest published reviews of a vendor's products, newest first. */
export async function listVendorReviews(
  db: Db | Tx,
  { vendorId, limit }: { vendorId: VendorId; limit: number },
): Promise<VendorReview[]> {
  return db.review.findMany({
    where: { vendorId, status: 'published' },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    take: limit,
    select: {
      ...{ id: true, rating: true, title: true, body: true, authorName: true, createdAt: true },
      product: { select: { id: true, title: true, slug: true } },
    },
  })
}
