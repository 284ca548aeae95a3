import { z } from 'zod'
import { acceptPrices } from '#server/modules/cart/accept-prices.ts'
import { addLine, setQuantity } from '#server/modules/cart/change-cart.ts'
import { countUnits, findOpenCart, listSavedLines } from '#server/modules/cart/queries.ts'
import { removeSaved, restoreLine, saveLine, saveUnavailable } from '#server/modules/cart/save-lines.ts'
import { addLineInput, lineInput, setQuantityInput } from '#server/modules/cart/schema.ts'
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
    .input(lineInput)
    .mutation(({ ctx, input }) => setQuantity(ctx.db, { owner: ctx.owner, ...input, quantity: 0 })),

  /** What the visitor keeps for later, newest first. */
  saved: publicProcedure.query(({ ctx }) =>
    ctx.owners.length > 0 ? listSavedLines(ctx.db, { owner: ctx.owner }) : [],
  ),

  /** Moves a line from the cart to what is kept for later. */
  saveLine: shopperProcedure
    .input(lineInput)
    .mutation(({ ctx, input }) => saveLine(ctx.db, { owner: ctx.owner, ...input })),

  /** Moves what cannot be had from the cart to what is kept for later, so that the rest can be ordered. */
  saveUnavailable: shopperProcedure.mutation(({ ctx }) => saveUnavailable(ctx.db, { owner: ctx.owner })),

  /** Moves what was kept for later back into the cart. */
  restoreLine: shopperProcedure
    .input(lineInput)
    .mutation(({ ctx, input }) => restoreLine(ctx.db, { owner: ctx.owner, userId: userId(ctx), ...input })),

  removeSaved: shopperProcedure
    .input(lineInput)
    .mutation(({ ctx, input }) => removeSaved(ctx.db, { owner: ctx.owner, ...input })),

  /** The visitor has seen the prices as they are now. */
  acceptPrices: shopperProcedure.mutation(({ ctx }) => acceptPrices(ctx.db, { owner: ctx.owner })),
})

function userId(ctx: Context): string | null {
  return ctx.user?.id ?? null
}
