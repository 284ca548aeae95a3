import { z } from 'zod'
import { OPERATOR_CANCEL_REASONS } from './constants.ts'

export const cancelOrderInput = z.object({ orderId: z.uuid(), reason: z.enum(OPERATOR_CANCEL_REASONS) })

/** A page of orders; `after` is the cursor that the page before ended with. */
export const orderPageInput = z.object({
  status: z.enum(['awaiting-payment', 'placed', 'cancelled']).optional(),
  paymentMethod: z.enum(['card', 'transfer']).optional(),
  /** An order code in any spelling, an e-mail address, or the beginning of either. */
  search: z.string().trim().max(254).optional(),
  /** Of one customer with an account; with a part of one vendor (its slug). */
  userId: z.uuid().optional(),
  vendor: z.string().max(120).optional(),
  after: z.string().max(100).optional(),
  limit: z.int().min(1).max(100).default(25),
})
export type OrderPageInput = z.input<typeof orderPageInput>

/** What opens a guest's order without the link: its code and the e-mail address it was placed with. */
export const findOrderInput = z.object({ code: z.string().trim().min(1).max(40), email: z.email().max(254) })

export const OWN_ORDERS_SHOWN = ['under-way', 'delivered', 'cancelled'] as const
export type OwnOrdersShown = (typeof OWN_ORDERS_SHOWN)[number]

/** A page of one's own orders; `after` is the last id of the page before. */
export const ownOrdersInput = z.object({
  shown: z.enum(OWN_ORDERS_SHOWN).optional(),
  search: z.string().trim().max(40).optional(),
  after: z.uuid().optional(),
  limit: z.int().min(1).max(50).default(20),
})
export type OwnOrdersInput = z.input<typeof ownOrdersInput>
