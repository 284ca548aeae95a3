import { z } from 'zod'

/** The kinds of people and things that cause events; an actor is one of them, with an id behind a colon. */
export const ACTOR_KINDS = ['customer', 'system', 'operator', 'vendor'] as const

/** A page of the trail; `before` is the number of the last entry of the page before. */
export const auditPageInput = z.object({
  name: z.string().max(60).optional(),
  actor: z.enum(ACTOR_KINDS).optional(),
  orderId: z.uuid().optional(),
  /** What entries are about, such as `vendor:<id>`. */
  subject: z
    .string()
    .regex(/^[a-z-]{1,30}(:[0-9a-f-]{36})?$/)
    .optional(),
  /** UTC days, both included. */
  from: z.iso.date().optional(),
  to: z.iso.date().optional(),
  before: z
    .string()
    .regex(/^\d{1,18}$/)
    .optional(),
})
