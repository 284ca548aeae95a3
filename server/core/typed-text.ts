import { z } from 'zod'

/** Whether a string can be kept and shown at all: PostgreSQL refuses NUL, and half of a surrogate pair is no text. */
export function isText(value: string): boolean {
  return value.isWellFormed() && !value.includes('\0')
}

/**
 * Text that a person types: trimmed, 1 to `max` characters, without control characters (PostgreSQL refuses NUL) and
 * without lone surrogates, which are no text.
 */
export function typedText(max: number) {
  return z
    .string()
    .trim()
    .min(1, 'Please fill this in.')
    .max(max, `Please use at most ${max} characters.`)
    .refine(
      (value) => isText(value) && !/\p{Cc}/u.test(value),
      'Please remove characters that cannot be printed.',
    )
}

/** Paragraphs that a person types: trimmed, at most `max` characters, none at all too; of control characters line breaks and tabs. */
export function longText(max: number) {
  return z
    .string()
    .trim()
    .max(max)
    .refine(
      (value) => isText(value) && !/(?![\n\r\t])\p{Cc}/u.test(value),
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
