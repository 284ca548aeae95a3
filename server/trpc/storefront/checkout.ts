import { env } from '#server/env.ts'
import { inLocale } from '#server/messages/locales.ts'
import { measurePlacement } from '#server/metrics.ts'
import { mayPlace } from '#server/modules/checkout/limit-placements.ts'
import { placeOrder } from '#server/modules/checkout/place-order.ts'
import { placeOrderInput } from '#server/modules/checkout/schema.ts'
import { orderPath } from '#server/modules/orders/guest-link.ts'
import { traced } from '#server/tracing.ts'
import { limitAddress, router, shopperProcedure, TooOften } from '../procedures.ts'

/** What a placement costs of what a network address may do, where a change of the cart costs one. */
const PLACEMENT_POINTS = 4

export const checkoutRouter = router({
  /**
   * Places the order of a cart. Idempotent by `key`; refusals are answers, not errors: `{ ok: false, reason }`. After a
   * definite refusal draw a new key; after `payment-unknown` and `requires-action` send the same one again.
   */
  placeOrder: shopperProcedure.input(placeOrderInput).mutation(async ({ ctx, input }) => {
    await limitAddress(ctx, PLACEMENT_POINTS)
    const allowance = await mayPlace(ctx.owner, env.PLACEMENT_RATE_PER_MINUTE)
    if (!allowance.ok)
      throw new TooOften('That were many orders in a minute. Please wait a moment and try again.', allowance)
    const result = await measurePlacement(input.payment.method, () =>
      traced('place-order', {}, () =>
        placeOrder(ctx.db, {
          input,
          owner: ctx.owner,
          owners: ctx.owners,
          userId: ctx.user?.id ?? null,
          correlationId: ctx.correlationId,
          returnUrl: `${env.APP_URL}${inLocale('/checkout', input.locale)}`,
          now: new Date(),
        }),
      ),
    )
    return result.ok ? { ...result, link: orderPath(result.orderCode) } : result
  }),
})
