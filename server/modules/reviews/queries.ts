import type { Prisma, Review } from '#server/db/generated/client.ts'
import type { Db, Tx } from '#server/db/index.ts'
import type { Picture } from '#server/modules/catalog/schema.ts'
import { distributionOf, signatureOf } from './rules.ts'
import {
  type Distribution,
  MAX_REVIEW_PAGE,
  REVIEWS_PER_PAGE,
  type ReviewListQuestion,
  type ReviewPageQuestion,
  type ReviewView,
  type VendorReview,
} from './schema.ts'

export interface ReviewPage {
  items: ReviewView[]
  /** How many there are with the stars that were asked for. */
  total: number
  page: number
  pages: number
  /** Of all of the product's reviews. */
  distribution: Distribution
}

/** One page of a product's published reviews, newest first. A page past the end is empty and still tells the total. */
export async function reviewsOf(db: Db | Tx, { slug, stars, page }: ReviewPageQuestion): Promise<ReviewPage> {
  const published = { status: 'published', product: { slug, status: 'published' } } as const
  const [counts, rows] = await Promise.all([
    db.review.groupBy({ by: ['rating'], where: published, _count: true }),
    db.review.findMany({
      where: { ...published, ...(stars && { rating: stars }) },
      orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
      take: REVIEWS_PER_PAGE,
      skip: (page - 1) * REVIEWS_PER_PAGE,
      omit: { productId: true, vendorId: true, userId: true },
    }),
  ])
  const distribution = distributionOf(counts.map(({ rating, _count }) => ({ rating, count: _count })))
  const total = stars ? (distribution[stars - 1] ?? 0) : distribution.reduce((sum, count) => sum + count, 0)
  const pages = Math.min(MAX_REVIEW_PAGE, Math.max(1, Math.ceil(total / REVIEWS_PER_PAGE)))
  return { items: rows.map(viewOf), total, page, pages, distribution }
}

/** The latest published reviews with words in them of what an approved vendor sells. */
export async function reviewsOfVendor(
  db: Db | Tx,
  { slug, limit }: { slug: string; limit: number },
): Promise<VendorReview[]> {
  const rows = await db.review.findMany({
    where: {
      ...{ status: 'published', body: { not: '' } },
      ...{ vendor: { slug, status: 'approved' }, product: { status: 'published' } },
    },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    take: limit,
    include: { product: { select: { slug: true, title: true } } },
  })
  return rows.map((row) => ({ ...viewOf(row), product: row.product }))
}

type ReviewFields = 'id' | 'authorName' | 'rating' | 'title' | 'body' | 'locale' | 'orderItemId' | 'createdAt'

function viewOf(row: Pick<Review, ReviewFields>): ReviewView {
  const { id, authorName, rating, title, body, locale, orderItemId, createdAt } = row
  return {
    ...{ id, author: authorName, rating, title, body, locale },
    verified: orderItemId !== null,
    createdAt: createdAt.toISOString(),
  }
}

const pictureSelect = { url: true, alt: true, width: true, height: true, blurDataUrl: true } as const

const boughtSelect = {
  id: true,
  title: true,
  variantTitle: true,
  order: { select: { code: true, placedAt: true, user: { select: { name: true } } } },
  vendorOrder: { select: { status: true, deliveredAt: true } },
  review: { select: { id: true, rating: true, title: true, body: true, status: true, createdAt: true } },
  variant: {
    select: {
      product: {
        select: {
          ...{ id: true, slug: true, status: true },
          pictures: { take: 1, orderBy: { position: 'asc' }, select: pictureSelect },
          vendor: { select: { id: true, slug: true, name: true, members: { select: { userId: true } } } },
        },
      },
    },
  },
} satisfies Prisma.OrderItemSelect

/** A thing that somebody bought, with what they need to recognise it, and whether they may review it. */
export interface BoughtItem {
  orderItemId: string
  orderCode: string
  title: string
  variantTitle: string
  picture: Picture | null
  /** What the review is signed with. */
  signature: string
  productId: string
  productSlug: string
  vendorId: string
  vendorSlug: string
  vendorName: string
  deliveredAt: Date | null
  /** What stands in the way of a review; null where one may be written. */
  obstacle: 'not-delivered' | 'own-product' | 'already-reviewed' | null
  review: { id: string; rating: number; title: string; body: string; hidden: boolean; createdAt: Date } | null
}

function bought(
  row: Prisma.OrderItemGetPayload<{ select: typeof boughtSelect }>,
  userId: string,
): BoughtItem {
  const { order, vendorOrder, variant, review } = row
  const { product } = variant
  const { vendor } = product
  const obstacle = review
    ? 'already-reviewed'
    : vendorOrder.status !== 'delivered'
      ? 'not-delivered'
      : vendor.members.some((member) => member.userId === userId)
        ? 'own-product'
        : null
  return {
    orderItemId: row.id,
    orderCode: order.code,
    title: row.title,
    variantTitle: row.variantTitle,
    picture: product.pictures[0] ?? null,
    signature: signatureOf(order.user?.name ?? ''),
    productId: product.id,
    productSlug: product.slug,
    vendorId: vendor.id,
    vendorSlug: vendor.slug,
    vendorName: vendor.name,
    deliveredAt: vendorOrder.deliveredAt,
    obstacle,
    review: review && {
      ...{ id: review.id, rating: review.rating, title: review.title, body: review.body },
      ...{ hidden: review.status === 'hidden', createdAt: review.createdAt },
    },
  }
}

/** One thing that this person bought; null where it is nobody's or somebody else's, which cannot be told apart. */
export async function findReviewable(
  db: Db | Tx,
  { userId, orderItemId }: { userId: string; orderItemId: string },
): Promise<BoughtItem | null> {
  const row = await db.orderItem.findFirst({
    where: { id: orderItemId, order: { userId } },
    select: boughtSelect,
  })
  return row && bought(row, userId)
}

/** What this person bought and has in hand, newest first: with their review, or waiting for one. */
export async function listReviewable(
  db: Db | Tx,
  { userId, limit = 50 }: { userId: string; limit?: number },
): Promise<BoughtItem[]> {
  const rows = await db.orderItem.findMany({
    where: { order: { userId }, OR: [{ vendorOrder: { status: 'delivered' } }, { review: { isNot: null } }] },
    orderBy: [{ order: { placedAt: 'desc' } }, { id: 'desc' }],
    take: limit,
    select: boughtSelect,
  })
  return rows.map((row) => bought(row, userId))
}

/** A review as an operator sees it. */
export interface ReviewRow extends ReviewView {
  hidden: boolean
  product: { id: string; slug: string; title: string }
  vendor: { slug: string; name: string }
  /** Whose account it was written from; null where that is gone, or was elsewhere. */
  userId: string | null
}

/** Reviews for operators, newest first; `after` is `next` of the page before. */
export async function listReviews(
  db: Db | Tx,
  { status, slug, after, limit }: ReviewListQuestion,
): Promise<{ reviews: ReviewRow[]; next: string | null }> {
  const rows = await db.review.findMany({
    where: {
      ...(status && { status }),
      ...(slug && { product: { slug } }),
      ...(after && { id: { lt: after } }),
    },
    orderBy: { id: 'desc' },
    take: limit + 1,
    include: {
      product: { select: { id: true, slug: true, title: true } },
      vendor: { select: { slug: true, name: true } },
    },
  })
  const reviews = rows.slice(0, limit).map(({ id, rating, title, body, locale, createdAt, ...row }) => ({
    ...{ id, rating, title, body, locale, createdAt: createdAt.toISOString() },
    ...{ author: row.authorName, verified: row.orderItemId !== null, hidden: row.status === 'hidden' },
    ...{ product: row.product, vendor: row.vendor, userId: row.userId },
  }))
  return { reviews, next: rows.length > limit ? (reviews.at(-1)?.id ?? null) : null }
}
