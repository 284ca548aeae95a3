/** How far a past order came: by its age and by chance. */

import type { Random } from '#prisma/seed/random.ts'
import type { CancelReason } from '#server/modules/orders/constants.ts'
import type { PaymentMethod } from '#server/modules/payments/rules.ts'

const HOUR_MS = 3_600_000

export interface PartJourney {
  acceptedAt: Date | null
  shippedAt: Date | null
  deliveredAt: Date | null
}

export interface Journey {
  paidAt: Date | null
  cancelledAt: Date | null
  cancelReason: CancelReason | null
  /** When the money of a cancelled order had gone back. */
  refundedAt: Date | null
  parts: PartJourney[]
}

export interface Beginning {
  placedAt: Date
  method: PaymentMethod
  transferExpiryHours: number
  parts: number
  now: Date
}

/** One in fifty is never paid and expires, one in a hundred is cancelled by its customer and paid back. */
export function journeyOf(random: Random, beginning: Beginning): Journey {
  const { placedAt, method, now } = beginning
  const later = (from: Date, least: number, most: number): Date =>
    new Date(from.getTime() + Math.round((least + random.next() * (most - least)) * HOUR_MS))
  /** What would happen in the future has not happened. */
  const past = (at: Date): Date | null => (at <= now ? at : null)
  const none: PartJourney = { acceptedAt: null, shippedAt: null, deliveredAt: null }
  const parts = Array.from({ length: beginning.parts }, () => none)
  const unfinished = { paidAt: null, cancelledAt: null, cancelReason: null, refundedAt: null, parts }

  const dice = random.next()
  if (method === 'transfer' && dice < 0.04) {
    const cancelledAt = past(new Date(placedAt.getTime() + beginning.transferExpiryHours * HOUR_MS))
    return { ...unfinished, cancelledAt, cancelReason: cancelledAt && 'transfer-expired' }
  }
  const paidAt = past(method === 'card' ? later(placedAt, 0.001, 0.01) : later(placedAt, 4, 60))
  if (!paidAt) return unfinished
  if (dice > 0.99) {
    const cancelledAt = past(later(paidAt, 0.5, 6))
    const refundedAt = cancelledAt && past(later(cancelledAt, 0.01, 0.1))
    // Refunds under way are the demo's own business: here they are through or have not begun.
    if (refundedAt)
      return { ...unfinished, paidAt, cancelledAt, cancelReason: 'customer-request', refundedAt }
  }
  return {
    ...{ ...unfinished, paidAt },
    parts: parts.map(() => {
      const acceptedAt = random.next() < 0.5 ? past(later(paidAt, 1, 16)) : null
      const shippedAt = past(later(paidAt, 17, 70))
      const deliveredAt = shippedAt && past(later(shippedAt, 18, 96))
      return { acceptedAt, shippedAt, deliveredAt }
    }),
  }
}
