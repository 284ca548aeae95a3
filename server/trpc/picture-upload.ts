import type { VendorId } from '#server/core/brand.ts'
import { env } from '#server/env.ts'
import { boundedRequest } from '#server/http/bounded.ts'
import { keepPicture } from '#server/modules/catalog/keep-picture.ts'
import { MOST_PICTURE_BYTES } from '#server/modules/catalog/schema.ts'
import { membershipsOf } from '#server/modules/vendors/queries.ts'
import { sameOrigin } from '../auth.ts'
import { createContext } from './context.ts'

/** Why a picture is not kept: the answer's status, and words for the vendor. */
const REFUSALS = {
  'other-site': [403, 'That came from another site.'],
  'signed-out': [401, 'Please sign in first.'],
  'no-vendor': [403, 'You do not work for a vendor.'],
  'broken-off': [400, 'The picture was broken off on its way. Please try again.'],
  'too-long': [413, 'A picture may have 10 MB. Please choose a smaller one.'],
  'no-picture': [415, 'That is no picture that we can read: JPEG, PNG, WebP, AVIF and GIF are.'],
  'too-small': [422, 'This picture is less than 320 pixels wide. Please choose a larger one.'],
  'too-often': [429, 'Those were many pictures at once. Please wait some minutes.'],
  'no-room': [503, 'The shop cannot keep pictures at the moment. Please try again later.'],
} as const

/**
 * `POST` of a picture's bytes by somebody who works for a vendor: answers `{ url }`, under which it is kept, or `{ reason, message }`. Beside
 * the procedures, which take JSON alone. Idempotent: the same bytes have the same address.
 */
export async function handlePictureUpload(request: Request): Promise<Response> {
  if (!sameOrigin(request.headers, env.APP_URL)) return refuse('other-site')
  const { db, user } = await createContext(request.headers, { fresh: true })
  if (!user) return refuse('signed-out')
  const [member] = await membershipsOf(db, user.id)
  if (!member) return refuse('no-vendor')
  const within = await boundedRequest(request, MOST_PICTURE_BYTES)
  if (typeof within === 'string') return refuse(within)
  const bytes = await within.arrayBuffer().catch(() => null)
  if (!bytes) return refuse('broken-off')
  const kept = await keepPicture(db, { vendorId: member.vendorId as VendorId, bytes: Buffer.from(bytes) })
  if (kept.ok) return answer(200, { url: kept.url })
  if (kept.reason !== 'too-often') return refuse(kept.reason)
  return refuse(kept.reason, { 'retry-after': String(kept.retryAfterSeconds) })
}

function refuse(reason: keyof typeof REFUSALS, headers: Record<string, string> = {}): Response {
  const [status, message] = REFUSALS[reason]
  return answer(status, { reason, message }, headers)
}

function answer(status: number, body: object, headers: Record<string, string> = {}): Response {
  return Response.json(body, { status, headers: { 'cache-control': 'no-store', ...headers } })
}
