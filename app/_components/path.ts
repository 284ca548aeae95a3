import type { z } from 'zod'
import { isText } from '#server/core/typed-text.ts'

/** A page's query, as Next gives it: anything may stand in it. */
export type Query = Promise<Record<string, string | string[] | undefined>>

/** The address of a page with its query; what is empty is left out. */
export function pathWith(path: string, query: Record<string, string | number | undefined | null>): string {
  const search = new URLSearchParams()
  for (const [key, value] of Object.entries(query)) if (value) search.set(key, String(value))
  return search.size > 0 ? `${path}?${search}` : path
}

/**
 * What somebody typed into the address is a wish: of several values the first; blanks are none, nor is what cannot be
 * searched for. (A name from the prototype, such as `constructor`, comes with what Next's own object had there.)
 */
export function wishes(query: Record<string, string | string[] | undefined>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(query).flatMap(([key, value]) => {
      const first = [value]
        .flat()
        .find((one) => typeof one === 'string')
        ?.trim()
      return first && isText(first) ? [[key, first]] : []
    }),
  )
}

/** Those of the wishes that `shape` understands, each by itself: one that it does not takes no other with it. */
export function understood<Shape extends z.ZodRawShape>(
  shape: Shape,
  wishes: Record<string, string>,
): Partial<{ [Key in keyof Shape]: z.infer<Shape[Key]> }> {
  return Object.fromEntries(
    Object.entries(shape).flatMap(([key, schema]) => {
      const value = Object.hasOwn(wishes, key) ? wishes[key] : undefined
      if (value === undefined) return []
      const parsed = (schema as z.ZodType).safeParse(value)
      return parsed.success ? [[key, parsed.data]] : []
    }),
  ) as Partial<{ [Key in keyof Shape]: z.infer<Shape[Key]> }>
}
