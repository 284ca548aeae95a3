import { z } from 'zod'

/**
 * Text that a person types: trimmed, 1 to `max` characters, without control characters (PostgreSQL refuses NUL) and
 * without lone surrogates, which are no text.
 */
export function typedText(max: number) {
  return z
    .string()
    .trim()
    .min(1)
    .max(max)
    .refine(
      (value) => value.isWellFormed() && !/\p{Cc}/u.test(value),
      'Please remove characters that cannot be printed.',
    )
}

/** A field that may be left empty: nothing but spaces counts as not given. */
export function optionalInput<T extends z.ZodType>(schema: T) {
  return z.preprocess(
    (value) => (typeof value === 'string' && value.trim() === '' ? undefined : value),
    schema.optional(),
  )
}
