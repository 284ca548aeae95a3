import { z } from 'zod'
import { slugInput } from '#server/modules/catalog/schema.ts'

/** How many things somebody may keep for later. */
export const MAX_WISHES = 200

export const setWishInput = slugInput.extend({ wished: z.boolean() })
