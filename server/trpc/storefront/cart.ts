import { z } from 'zod'
import { addLine, setQuantity } from '#server/modules/cart/change-cart.ts'
import { countUnits, findOpenCart } from '#server/modules/cart/queries.ts'
import { addLineInput, removeLineInput, setQuantityInput } from '#server/modules/cart/schema.ts'
import { viewCart } from '#server/modules/checkout/view-cart.ts'
import type { Context } from '../context.ts'
import { publicProcedure, router, shopperProcedure } from '../procedures.ts'

/** Where a cart is delivered as long as the customer has not said. */
const DEFAULT_COUNTRY = 'DE'

const country = z
  .string()
  .regex(/^[A-Z]{2}$/)
  .default(DEFAULT_COUNTRY)

/** The visitor's cart. A guest is known by the signed cart cookie, which the first change sets. */
export const cartRouter = router({
  /** The open cart, priced for delivery to `country`; null when it is empty. */
  get: publicProcedure.input(z.object({ country }).prefault({})).query(async ({ ctx, input }) => {
    const cart = await findOpenCart(ctx.db, ctx.owner)
    return cart ? viewCart(ctx.db, { cartId: cart.id, owners: ctx.owners, country: input.country }) : null
  }),

  /** Units in the cart, for the header. */
  count: publicProcedure.query(({ ctx }) => countUnits(ctx.db, ctx.owner)),

  addLine: shopperProcedure
    .input(addLineInput)
    .mutation(({ ctx, input }) => addLine(ctx.db, { owner: ctx.owner, userId: userId(ctx), ...input })),

  setQuantity: shopperProcedure
    .input(setQuantityInput)
    .mutation(({ ctx, input }) => setQuantity(ctx.db, { owner: ctx.owner, ...input })),

  removeLine: shopperProcedure
    .input(removeLineInput)
    .mutation(({ ctx, input }) => setQuantity(ctx.db, { owner: ctx.owner, ...input, quantity: 0 })),
})

function userId(ctx: Context): string | null {
  return ctx.user?.id ?? null
}
