import type { Tx } from '#server/db/index.ts'

/**
 * Moves the ratings of a product and of its vendor by one review that appears (`by: 1`) or goes (`by: -1`), in the
 * transaction that changes the review. The product's row is locked before the vendor's, by everybody.
 */
export async function countRating(
  tx: Tx,
  { productId, vendorId, rating, by }: { productId: string; vendorId: string; rating: number; by: 1 | -1 },
): Promise<void> {
  const data = { ratingCount: { increment: by }, ratingSum: { increment: by * rating } }
  await tx.product.update({ where: { id: productId }, data, select: { id: true } })
  await tx.vendor.update({ where: { id: vendorId }, data, select: { id: true } })
}
