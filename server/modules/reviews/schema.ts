import { z } from 'zod'
import { slugInput } from '#server/modules/catalog/schema.ts'
import { HIDE_REASONS, MAX_STARS, REVIEW_LENGTH } from './constants.ts'

/** Reviews on a page of them. */
export const REVIEWS_PER_PAGE = 8

/** Deeper pages are for nobody; who looks for what others did not like asks for the stars. */
export const MAX_REVIEW_PAGE = 500

const stars = z.int().min(1).max(MAX_STARS)

/** What somebody writes about what they bought. */
export const reviewForm = z.strictObject({
  rating: stars,
  title: z.string().trim().max(REVIEW_LENGTH.title),
  body: z.string().trim().max(REVIEW_LENGTH.body),
})
export type ReviewForm = z.infer<typeof reviewForm>

export const reviewedItemInput = z.object({ orderItemId: z.uuid() })

/** `locale`: the language of the page that it is written on. */
export const postReviewInput = reviewedItemInput.extend({
  ...reviewForm.shape,
  locale: z.enum(['en', 'de']),
})

/** A page of a product's reviews, of all or of those with so many stars alone. */
export const reviewPageInput = slugInput.extend({
  stars: stars.optional(),
  page: z.int().min(1).max(MAX_REVIEW_PAGE).default(1),
})
export type ReviewPageQuestion = z.infer<typeof reviewPageInput>

/** A page of all reviews, for operators; `after` is the last id of the page before. */
export const reviewListInput = z.object({
  status: z.enum(['published', 'hidden']).optional(),
  slug: slugInput.shape.slug.optional(),
  after: z.uuid().optional(),
  limit: z.int().min(1).max(100).default(25),
})
export type ReviewListQuestion = z.infer<typeof reviewListInput>

export const hideReviewInput = z.object({ reviewId: z.uuid(), reason: z.enum(HIDE_REASONS) })
export const restoreReviewInput = z.object({ reviewId: z.uuid() })

/** A review as everybody reads it. */
export interface ReviewView {
  id: string
  author: string
  rating: number
  title: string
  body: string
  /** The language that it is written in. */
  locale: string
  /** By somebody who bought it here; others were brought along from elsewhere. */
  verified: boolean
  /** ISO 8601, UTC: what is cached is JSON. */
  createdAt: string
}

/** How many reviews give one star, two stars, ... five stars. */
export type Distribution = readonly [number, number, number, number, number]

/** A review beside others of the same vendor: it says of what it is. */
export interface VendorReview extends ReviewView {
  product: { slug: string; title: string }
}
