import { v7, validate, version } from 'uuid'

/**
 * A new UUIDv7 (RFC 9562 section 5.7), lower case. Ids made by one process sort in the order in which they were made,
 * also within a millisecond and when the clock steps back. Those of several processes sort by their clocks: never
 * read a commit order from them.
 */
export const newId = (): string => v7()

/** Whether `value` is an id such as `newId` makes, in any case of letters. */
export function isId(value: unknown): value is string {
  return typeof value === 'string' && validate(value) && version(value) === 7
}
