import { TRPCError } from '@trpc/server'
import { z } from 'zod'
import { parseOrderCode } from '#server/core/order-code.ts'
import { env } from '#server/env.ts'
import { countTry } from '#server/modules/accounts/rate-limit.ts'
import { orderTimeline, type TimelineJob } from '#server/modules/jobs/queries.ts'
import { cancelOwnOrder } from '#server/modules/orders/cancel-own-order.ts'
import { findOrderPath, listOwnOrders, type OrderView, viewOrder } from '#server/modules/orders/queries.ts'
import { findOrderInput, ownOrdersInput } from '#server/modules/orders/schema.ts'
import { customerProcedure, limitAddress, publicProcedure, router, TooOften } from '../procedures.ts'

/** What a guess at an order costs of what a network address may do, where a change of the cart costs one. */
const LOOK_UP_POINTS = 8

/** An order is opened by who placed it, or by the key of its signed link. */
const orderInput = z.object({ code: z.string().max(40), key: z.string().max(100).optional() })

export const ordersRouter = router({
  /** The order as it is now and how far its listeners are; null where there is none or it is somebody else's. */
  timeline: publicProcedure.input(orderInput).query(async ({ ctx, input }) => {
    const order = await viewOrder(ctx.db, { ...input, owners: ctx.owners })
    if (!order) return null
    const jobs = await orderTimeline(ctx.db, { orderId: order.id })
    return { order, bank: bankFor(order), jobs: jobs.map(jobForCustomers) }
  }),

  /** Cancels it while no vendor has begun. Refusals are answers: `not-found`, `begun`, `shipped`, `already-cancelled`. */
  cancel: publicProcedure.input(orderInput).mutation(async ({ ctx, input }) => {
    await limitAddress(ctx)
    const result = await cancelOwnOrder(ctx.db, { ...input, owners: ctx.owners, now: new Date() })
    return result.ok ? { ok: true as const } : result
  }),

  /** A guest's way back: the path that opens the order. Says not which of code and address was wrong. */
  find: publicProcedure.input(findOrderInput).mutation(async ({ ctx, input }) => {
    await limitAddress(ctx, LOOK_UP_POINTS)
    // One order, however its code is spelled.
    const allowance = await countTry(ctx.db, 'order-look-up', parseOrderCode(input.code) ?? input.code)
    if (!allowance.ok) {
      const message =
        'That was tried too often. Please try again in ten minutes, or use the link in your mail.'
      throw new TooOften(message, allowance)
    }
    const found = await findOrderPath(ctx.db, input)
    if (!found) {
      throw new TRPCError({
        code: 'NOT_FOUND',
        message: 'We cannot find an order with this code and e-mail address. Please check both.',
      })
    }
    return found
  }),

  /** The signed-in customer's orders, newest first; `after` is `next` of the page before. */
  mine: customerProcedure
    .input(ownOrdersInput.prefault({}))
    .query(({ ctx, input }) => listOwnOrders(ctx.db, { userId: ctx.user.id, ...input })),
})

/** Where to transfer the money to, as long as it is waited for. */
function bankFor(order: OrderView) {
  if (order.payment?.state !== 'awaiting-transfer') return null
  return { holder: env.BANK_ACCOUNT_HOLDER, iban: env.BANK_IBAN, bic: env.BANK_BIC }
}

/** Errors and what was done in detail are for operators. */
function jobForCustomers({ eventId, event, listener, state, finishedAt }: TimelineJob) {
  return { eventId, event, listener, state, finishedAt }
}
