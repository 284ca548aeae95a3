/**
 * The catalogue: every event that Tradehall emits, its payload, and the listeners that must finish for it.
 * The whole flow of the marketplace is in this one file. What an outbox row expects and what the job server has
 * registered are both derived from here, so they cannot drift.
 *
 * Payloads are small (ids, not snapshots), carry no personal data, and evolve additively: a field may be added as
 * optional; anything else is a new version.
 */
import { z } from 'zod'

const id = z.uuid()
const ofOrder = z.object({ orderId: id })
const ofPart = z.object({ orderId: id, vendorOrderId: id, vendorId: id })
const ofMember = z.object({ vendorId: id, actorId: id, userId: id, role: z.enum(['owner', 'staff']) })
const ofReview = z.object({ reviewId: id, productId: id, vendorId: id })

/** Listeners: one job function each, named after its one responsibility. */
export const LISTENERS = [
  'capture-payment',
  'update-vendor-balance',
  'create-audit-trail-entry',
  'process-vendor-payouts',
  'notify-customer',
  'notify-vendors',
  'update-vendor-sales-stats',
  'adjust-inventory',
  'deliver-webhooks',
  'send-webhook',
  'pay-refund',
] as const
export type ListenerName = (typeof LISTENERS)[number]

/** Listeners that take each event in a run of its own, however many there are: their calls cannot share one. */
const ALONE: readonly ListenerName[] = ['send-webhook', 'pay-refund']

/** Whether a listener may be handed many events in one run. */
export function takesBatches(listener: ListenerName): boolean {
  return !ALONE.includes(listener)
}

/** Listeners that exist no more: pairs that still wait for them are closed instead of redelivered. */
export const RETIRED_LISTENERS: readonly string[] = []

/** The payload of each event, by name. */
export const eventSchemas = {
  'order/placed': ofOrder,
  'order/paid': ofOrder.extend({ paymentId: id }),
  'order/cancelled': ofOrder.extend({ reason: z.string() }),
  'payment/failed': ofOrder.extend({ paymentId: id, reason: z.string() }),
  'payment/expired': ofOrder.extend({ paymentId: id }),
  'vendor-order/accepted': ofPart,
  'vendor-order/shipped': ofPart,
  'vendor-order/delivered': ofPart,
  'refund/requested': ofOrder.extend({ refundId: id }),
  'refund/completed': ofOrder.extend({ refundId: id }),
  'refund/failed': ofOrder.extend({ refundId: id }),
  'payout/requested': z.object({ payoutId: id, vendorId: id }),
  'payout/paid': z.object({ payoutId: id, vendorId: id }),
  'payout/failed': z.object({ payoutId: id, vendorId: id }),
  'payout/returned': z.object({ payoutId: id, vendorId: id }),
  'inventory/low': z.object({ variantId: id, vendorId: id, available: z.int() }),
  'review/posted': ofReview,
  'review/hidden': ofReview.extend({ reason: z.string() }),
  'review/restored': ofReview,
  'product/created': z.object({ productId: id, vendorId: id, actorId: id }),
  /** `keys` name what was changed, not what it was changed to. */
  'product/changed': z.object({ productId: id, vendorId: id, actorId: id, keys: z.array(z.string()) }),
  'vendor/changed': z.object({ vendorId: id, actorId: id, keys: z.array(z.string()) }),
  'vendor/member-added': ofMember,
  'vendor/member-changed': ofMember,
  'vendor/member-removed': ofMember,
  'settings/changed': z.object({ actorId: id, keys: z.array(z.string()) }),
  'message/settled': z.object({ notificationId: id, arrived: z.boolean() }),
  /** How often what was repaired. */
  'reconciliation/repaired': z.object({
    redelivered: z.int(),
    reopened: z.int(),
    balances: z.int(),
    recounted: z.int(),
  }),
  /** `reason`: a code of the vendors' schema. */
  'vendor/approved': z.object({ vendorId: id, reason: z.string() }),
  'vendor/suspended': z.object({ vendorId: id, reason: z.string() }),
  'vendor/listed': z.object({ vendorId: id, reason: z.string() }),
  'vendor/unlisted': z.object({ vendorId: id, reason: z.string() }),
  /** Null: the platform's. Basis points, days. */
  'vendor/terms-changed': z.object({
    vendorId: id,
    commissionBps: z.int().nullable(),
    holdDays: z.int().nullable(),
  }),
  'product/listed': z.object({ productId: id, vendorId: id, reason: z.string() }),
  'product/unlisted': z.object({ productId: id, vendorId: id, reason: z.string() }),
  'customer/viewed': z.object({ userId: id }),
  'customer/locked': z.object({ userId: id, reason: z.string() }),
  'customer/unlocked': z.object({ userId: id, reason: z.string() }),
  /** One run, or every dead one: of a listener, or of all where it is null. */
  'job/replayed': z.object({ listener: z.string().nullable(), eventId: id.nullable(), runs: z.int() }),
  'outbox/hurried': z.object({ events: z.int() }),
  'account/mail-requested': z.object({ notificationId: id }),
  'account/deleted': z.object({ userId: id }),
  'webhook/delivery-requested': z.object({ deliveryId: id, vendorId: id }),
} as const

export type EventName = keyof typeof eventSchemas
export type EventPayload<N extends EventName> = z.infer<(typeof eventSchemas)[N]>
export const EVENT_NAMES = Object.keys(eventSchemas) as EventName[]

/** Events that ask for work rather than state a fact of the business: the audit trail leaves them out. */
const REQUESTS: readonly EventName[] = ['account/mail-requested', 'webhook/delivery-requested']

/** Who must finish, by event, besides `create-audit-trail-entry`, which hears every fact. */
const audience: Record<EventName, readonly Exclude<ListenerName, 'create-audit-trail-entry'>[]> = {
  'order/placed': [
    'capture-payment',
    'update-vendor-balance',
    'process-vendor-payouts',
    'notify-customer',
    'update-vendor-sales-stats',
    'deliver-webhooks',
  ],
  'order/paid': ['process-vendor-payouts', 'notify-vendors', 'adjust-inventory', 'deliver-webhooks'],
  'order/cancelled': [
    'update-vendor-balance',
    'process-vendor-payouts',
    'notify-customer',
    'notify-vendors',
    'update-vendor-sales-stats',
    'adjust-inventory',
    'deliver-webhooks',
  ],
  'payment/failed': [],
  'payment/expired': [],
  'vendor-order/accepted': ['deliver-webhooks'],
  'vendor-order/shipped': ['notify-customer', 'deliver-webhooks'],
  'vendor-order/delivered': ['process-vendor-payouts', 'deliver-webhooks'],
  'refund/requested': ['pay-refund'],
  'refund/completed': [],
  'refund/failed': [],
  'payout/requested': ['deliver-webhooks'],
  'payout/paid': ['deliver-webhooks'],
  'payout/failed': ['deliver-webhooks'],
  'payout/returned': ['deliver-webhooks'],
  'inventory/low': ['deliver-webhooks'],
  'review/posted': [],
  'review/hidden': [],
  'review/restored': [],
  'product/created': [],
  'product/changed': [],
  'vendor/changed': [],
  'vendor/member-added': [],
  'vendor/member-changed': [],
  'vendor/member-removed': [],
  'settings/changed': [],
  'message/settled': [],
  'reconciliation/repaired': [],
  'vendor/approved': ['notify-vendors'],
  'vendor/suspended': ['notify-vendors'],
  'vendor/listed': [],
  'vendor/unlisted': [],
  'vendor/terms-changed': [],
  'product/listed': [],
  'product/unlisted': [],
  'customer/viewed': [],
  'customer/locked': [],
  'customer/unlocked': [],
  'job/replayed': [],
  'outbox/hurried': [],
  'account/mail-requested': ['notify-customer'],
  'account/deleted': [],
  'webhook/delivery-requested': ['send-webhook'],
}

/** The listeners that must finish for an event, frozen into its outbox row when it is written. */
export function listenersOf(name: EventName): ListenerName[] {
  return REQUESTS.includes(name) ? [...audience[name]] : [...audience[name], 'create-audit-trail-entry']
}

/** The events that a listener reacts to: its triggers at the job server. */
export function eventsFor(listener: ListenerName): EventName[] {
  return EVENT_NAMES.filter((name) => listenersOf(name).includes(listener))
}

/** At the job server, the name of all facts that nobody but the audit trail hears. */
const RECORDED = 'fact/recorded'

/**
 * What an event is called at the job server; its data keep its own name. Facts for the audit trail alone share one name
 * there, because a function may have ten triggers only and there is no end of facts.
 */
export function sentAs(name: EventName): string {
  const hearers = listenersOf(name)
  return hearers.length === 1 && hearers[0] === 'create-audit-trail-entry' ? RECORDED : name
}

/** The second trigger of every function: one (event, listener) pair handed out again, filtered on `data.listener`. */
export const REDELIVERED = 'listener/redelivered'

/** What travels to the job server: ids, and whether the sender allows batching. `eventId` names the event for ever. */
export const envelopeSchema = z.object({
  eventId: id,
  name: z.enum(EVENT_NAMES as [EventName, ...EventName[]]),
  version: z.int().default(1),
  payload: z.record(z.string(), z.unknown()),
  batch: z.boolean().default(false),
  /** Set on redelivery only. */
  listener: z.enum(LISTENERS).optional(),
  correlationId: z.string().nullish(),
  occurredAt: z.iso.datetime(),
})
export type Envelope = z.infer<typeof envelopeSchema>
