/** What the API takes off the wire: plain JSON of a sane shape, and text that can be kept. */
import { TRPCError } from '@trpc/server'
import { ZodError } from 'zod'
import { isText } from '#server/core/typed-text.ts'

/** Levels of nesting; the deepest input has three. */
const MAX_DEPTH = 12

/** Names by which an object's prototype is reached. */
const PROTOTYPE = new Set(['__proto__', 'constructor', 'prototype'])

/** JSON knows neither: what superjson writes for them, and what it means. */
const NUMBERS = new Map([
  ['NaN', Number.NaN],
  ['Infinity', Number.POSITIVE_INFINITY],
  ['-Infinity', Number.NEGATIVE_INFINITY],
  ['-0', -0],
])

/**
 * The value that a client's superjson wrote. No input of ours holds more than JSON can say and `undefined`, so of
 * superjson's annotations only those are believed that stand for a plain value at a place which is there: its own reader
 * would make `new Float64Array(1e9)`, regular expressions and lists of four thousand million places for whoever asks.
 * That two places are the same object does not matter to us. Throws a TRPCError (BAD_REQUEST).
 */
export function readInput(sent: unknown): unknown {
  if (!isRecord(sent)) throw unreadable()
  const { json, meta } = sent
  refuseOddShape(json, 0)
  const whole = { json }
  const values = isRecord(meta) ? meta.values : undefined
  if (Array.isArray(values)) restore(whole, ['json'], values)
  else if (isRecord(values)) {
    for (const [path, type] of Object.entries(values)) restore(whole, ['json', ...path.split('.')], type)
  }
  return whole.json
}

function restore(whole: object, path: string[], type: unknown): void {
  const name = path.pop() ?? ''
  let parent: unknown = whole
  for (const step of path) parent = ownValue(parent, step)
  const written = ownValue(parent, name)
  const place = parent as Record<string, unknown>
  if (!Array.isArray(type) || type.length !== 1) throw unreadable()
  if (type[0] === 'undefined') place[name] = undefined
  else if (type[0] === 'number' && NUMBERS.has(written as string))
    place[name] = NUMBERS.get(written as string)
  else throw unreadable()
}

function ownValue(parent: unknown, name: string): unknown {
  if (typeof parent !== 'object' || parent === null || !Object.hasOwn(parent, name)) throw unreadable()
  return (parent as Record<string, unknown>)[name]
}

function refuseOddShape(value: unknown, depth: number): void {
  if (typeof value !== 'object' || value === null) return
  if (depth > MAX_DEPTH) throw unreadable()
  for (const [name, inner] of Object.entries(value)) {
    if (PROTOTYPE.has(name)) throw unreadable()
    refuseOddShape(inner, depth + 1)
  }
}

function unreadable(): TRPCError {
  return new TRPCError({ code: 'BAD_REQUEST', message: 'That request cannot be read.' })
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/**
 * Refuses an input with text in it that PostgreSQL cannot keep (NUL) or that is none (half of a surrogate pair), whatever
 * the procedure's own schema says, and names the field. Throws a TRPCError (BAD_REQUEST).
 */
export function refuseUnprintable(input: unknown): void {
  const path = pathOfNoText(input)
  if (!path) return
  const message = 'Please remove characters that cannot be printed.'
  const cause = new ZodError([{ code: 'custom', path, message, input: undefined }])
  throw new TRPCError({ code: 'BAD_REQUEST', cause })
}

/** Where there is text that cannot be kept, also as a name; null where there is none. */
function pathOfNoText(value: unknown): string[] | null {
  if (typeof value === 'string') return isText(value) ? null : []
  if (typeof value !== 'object' || value === null) return null
  for (const [name, inner] of Object.entries(value)) {
    if (!isText(name)) return []
    const path = pathOfNoText(inner)
    if (path) return [name, ...path]
  }
  return null
}
