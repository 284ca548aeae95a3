import { z } from 'zod'
import { type EventName, eventsFor } from '#server/events.ts'

/** What a vendor may subscribe to: what the catalogue hands to the listener. */
export const WEBHOOK_EVENTS = eventsFor('deliver-webhooks')

/** How many endpoints a vendor may have. */
export const MAX_ENDPOINTS = 10

export const newEndpoint = z.object({
  url: z.string().trim().max(2000),
  /** Empty: all of them. */
  events: z.array(z.enum(WEBHOOK_EVENTS as [EventName, ...EventName[]])).default([]),
})
export type NewEndpoint = z.input<typeof newEndpoint>

/** A page of deliveries, newest first; `after` is the cursor of the page before. */
export const deliveriesPage = z.object({
  endpointId: z.uuid().optional(),
  after: z.uuid().optional(),
  limit: z.int().min(1).max(100).default(25),
})
export type DeliveriesPage = z.input<typeof deliveriesPage>

/** What an endpoint gets, as JSON: Standard Webhooks' `type`, `timestamp`, `data`. */
export interface WebhookBody {
  type: EventName
  /** ISO 8601, UTC: when it happened. Events may arrive in another order. */
  timestamp: string
  data: Record<string, unknown>
}
