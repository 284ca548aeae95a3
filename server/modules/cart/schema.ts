import { z } from 'zod'

/** The most units of one variant in a cart. */
export const MAX_QUANTITY = 99

/** The most lines in a cart. */
export const MAX_LINES = 100

const variantId = z.uuid()
const quantity = z.int().min(1).max(MAX_QUANTITY)

export const addLineInput = z.object({ variantId, quantity: quantity.default(1) })
export const setQuantityInput = z.object({ variantId, quantity: z.int().min(0).max(MAX_QUANTITY) })
/** Names a line of the cart, or one that was kept for later. */
export const lineInput = z.object({ variantId })
