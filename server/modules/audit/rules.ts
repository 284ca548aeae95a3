import { createHash } from 'node:crypto'

/** What an entry's hash covers: everything in it. */
export interface AuditContent {
  number: bigint
  eventId: string
  name: string
  actor: string
  orderId: string | null
  subject: string
  payload: unknown
  occurredAt: Date
  recordedAt: Date
}

/** The hash before the first entry. */
export const GENESIS = '0'.repeat(64)

/** The hash of an entry, chained to the one before it: SHA-256 of the previous hash and the canonical entry, in hex. */
export function chainHash(prevHash: string, entry: AuditContent): string {
  const { number, occurredAt, recordedAt, ...rest } = entry
  const content = {
    ...rest,
    number: number.toString(),
    occurredAt: occurredAt.toISOString(),
    recordedAt: recordedAt.toISOString(),
  }
  return createHash('sha256').update(prevHash).update('\n').update(canonical(content)).digest('hex')
}

/** JSON with sorted keys and no spaces, so that the same value always gives the same text (RFC 8785 for our values). */
export function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`
  if (value && typeof value === 'object') {
    const members = Object.entries(value)
      .filter(([, member]) => member !== undefined)
      .sort(([a], [b]) => (a < b ? -1 : 1))
    return `{${members.map(([key, member]) => `${JSON.stringify(key)}:${canonical(member)}`).join(',')}}`
  }
  return JSON.stringify(value)
}

/** Ids that say what an event is about, the most particular first. */
const SUBJECTS = [
  ['refundId', 'refund'],
  ['reviewId', 'review'],
  ['payoutId', 'payout'],
  ['paymentId', 'payment'],
  ['vendorOrderId', 'vendor-order'],
  ['variantId', 'variant'],
  ['productId', 'product'],
  ['orderId', 'order'],
  ['vendorId', 'vendor'],
  ['userId', 'user'],
] as const

/** What an event is about, such as `order:<id>`; an order's own events are about the order, whatever else they name. */
export function subjectOf(name: string, payload: Record<string, unknown>): string {
  if (name.startsWith('order/')) return `order:${payload.orderId}`
  const found = SUBJECTS.find(([key]) => typeof payload[key] === 'string')
  return found ? `${found[1]}:${payload[found[0]]}` : (name.split('/')[0] ?? name)
}
