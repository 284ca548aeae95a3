import type { Db } from '#server/db/index.ts'
import { MAX_WISHES } from './schema.ts'

export type SetWishResult = { ok: true } | { ok: false; reason: 'unknown-product' | 'full' }

interface Wish {
  userId: string
  slug: string
  wished: boolean
  now: Date
}

/** Keeps a product for later, or lets go of it; what is no longer sold can only be let go of. Idempotent. */
export async function setWish(db: Db, { userId, slug, wished, now }: Wish): Promise<SetWishResult> {
  if (!wished) {
    await db.wishlistItem.deleteMany({ where: { userId, product: { slug } } })
    return { ok: true }
  }
  const product = await db.product.findFirst({
    where: { slug, status: 'published', vendor: { status: 'approved' } },
    select: { id: true, wishes: { where: { userId }, select: { createdAt: true } } },
  })
  if (!product) return { ok: false, reason: 'unknown-product' }
  if (product.wishes.length > 0) return { ok: true }
  if ((await db.wishlistItem.count({ where: { userId } })) >= MAX_WISHES) return { ok: false, reason: 'full' }
  await db.wishlistItem.createMany({
    data: { userId, productId: product.id, createdAt: now },
    skipDuplicates: true,
  })
  return { ok: true }
}
