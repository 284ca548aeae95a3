import { z } from 'zod'
import type { Tx } from '#server/db/index.ts'
import { type EventName, type EventPayload, LISTENERS } from '#server/events.ts'

/** An event as a listener gets it: named by its id for ever, whatever it is redelivered as. */
export type HandedEvent<N extends EventName = EventName> = {
  [Name in N]: {
    eventId: string
    name: Name
    payload: EventPayload<Name>
    occurredAt: Date
    correlationId: string | null
  }
}[N]

/** What a listener did for an event, in words for operators; no personal data. */
export interface Done {
  eventId: string
  did: string
}

/**
 * What a listener does in the database, for one event or a hundred, in the transaction that also finishes their job
 * runs. Idempotent; locks rows in key order; decides from the rows' state, not from the order in which events arrive.
 * An event that it returns nothing for is finished too, with nothing done.
 */
export type Effect = (tx: Tx, events: HandedEvent[]) => Promise<Done[]>

/** A failure that no retry can mend: a single run that ends with it is dead until an operator replays it. */
export class PermanentError extends Error {
  override name = 'PermanentError'
}

/** One (event, listener) pair. */
export const jobPairInput = z.object({ listener: z.enum(LISTENERS), eventId: z.uuid() })

/** A page of the inspector; `after` is the cursor that the page before ended with. */
export const jobPageInput = z.object({
  listener: z.enum(LISTENERS).optional(),
  state: z.enum(['dead', 'failing', 'open', 'done']).optional(),
  after: z
    .string()
    .regex(/^[0-3]_[0-9TZ:.-]+_[0-9a-f-]{36}$/)
    .optional(),
})

/** Over which time runs are counted, and in which steps (both in minutes). */
export const SPANS = {
  hour: { minutes: 60, step: 2 },
  day: { minutes: 1440, step: 60 },
  week: { minutes: 10_080, step: 360 },
} as const
export type Span = keyof typeof SPANS
export const SPAN_NAMES = ['hour', 'day', 'week'] as const satisfies readonly Span[]
