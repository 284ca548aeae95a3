/** Values around what a procedure accepts, made from its own zod schema: right, right but for one place, and wrong. */
import fc from 'fast-check'
import type { $ZodType, $ZodTypes } from 'zod/v4/core'
import { hostile } from './hostile.ts'

/** Ids and cursors that exist, so that a value which is right reaches rows and not only "there is no such thing". */
export type KnownIds = readonly string[]

const defOf = (schema: $ZodType) => (schema as $ZodTypes)._zod.def

/** What a schema accepts, as far as its definition says; refinements that it does not spell out may still refuse it. */
export function right(schema: $ZodType, ids: KnownIds): fc.Arbitrary<unknown> {
  const def = defOf(schema)
  switch (def.type) {
    case 'object':
      return fc.record(mapped(def.shape, (field) => right(field, ids)))
    case 'string':
      return rightText(schema, ids)
    case 'number': {
      const { least, most } = boundsOf(schema)
      return fc.oneof(fc.integer({ min: least, max: most }), fc.constantFrom(least, most))
    }
    case 'boolean':
      return fc.boolean()
    case 'enum':
      return fc.constantFrom(...Object.values(def.entries))
    case 'literal':
      return fc.constantFrom(...def.values)
    case 'union':
      return fc.oneof(...def.options.map((option) => right(option, ids)))
    case 'array':
      return fc.array(right(def.element, ids), { maxLength: 5 })
    case 'optional':
    case 'default':
    case 'prefault':
      return fc.option(right(def.innerType, ids), { nil: undefined, freq: 3 })
    case 'nullable':
      return fc.option(right(def.innerType, ids), { nil: null, freq: 3 })
    case 'pipe':
      return right(readingEnd(def), ids)
    default:
      throw new Error(`The generator does not know zod's "${def.type}" yet: teach it in near-schema.ts.`)
  }
}

/** What a schema accepts but for one place: another type, one beyond a bound, a field too many or too few. */
export function near(schema: $ZodType, ids: KnownIds): fc.Arbitrary<unknown> {
  const def = defOf(schema)
  switch (def.type) {
    case 'object':
      return nearObject(schema, def.shape, ids)
    case 'string':
      return fc.oneof(spoiltText(schema, ids), hostile())
    case 'number': {
      const { least, most } = boundsOf(schema)
      const close = [least - 1, least, most, most + 1, least + 0.5, String(least), Number.NaN]
      return fc.oneof(fc.constantFrom<unknown>(...close), hostile())
    }
    case 'union':
      return fc.oneof(...def.options.map((option) => near(option, ids)), hostile())
    case 'array':
      return fc.oneof(fc.array(near(def.element, ids), { maxLength: 3 }), hostile())
    case 'optional':
    case 'default':
    case 'prefault':
    case 'nullable':
      return near(def.innerType, ids)
    case 'pipe':
      return near(readingEnd(def), ids)
    default:
      return hostile()
  }
}

type Shape = Readonly<Record<string, $ZodType>>

/** An object with one field spoilt, which is what reaches the code behind the parser, or with another set of fields. */
function nearObject(schema: $ZodType, shape: Shape, ids: KnownIds): fc.Arbitrary<unknown> {
  const names = Object.keys(shape)
  if (names.length === 0) return hostile()
  const whole = right(schema, ids) as fc.Arbitrary<object>
  const name = fc.constantFrom(...names)
  const spoilt = name.chain((one) => fc.record({ [one]: near(shape[one] as $ZodType, ids) }))
  const more = fc.constantFrom('role', 'vendorId', 'price', 'status', 'constructor', '__proto__', 'a\0b', '')
  return fc.oneof(
    { weight: 6, arbitrary: fc.tuple(whole, spoilt).map(([value, bad]) => ({ ...value, ...bad })) },
    { weight: 1, arbitrary: fc.tuple(whole, name).map(([value, gone]) => ({ ...value, [gone]: undefined })) },
    {
      weight: 1,
      arbitrary: fc.tuple(whole, more, hostile()).map(([value, key, extra]) => {
        const own = { ...value }
        // Not by assignment: `__proto__` has to arrive as a key of its own.
        Object.defineProperty(own, key, {
          value: extra,
          enumerable: true,
          configurable: true,
          writable: true,
        })
        return own
      }),
    },
    { weight: 1, arbitrary: hostile() },
  )
}

function rightText(schema: $ZodType, ids: KnownIds): fc.Arbitrary<string> {
  const { patterns, least, most } = textOf(schema)
  const def = defOf(schema)
  const format = 'format' in def ? def.format : undefined
  if (format === 'uuid') return fc.oneof(fc.constantFrom(...ids), fc.uuid({ version: 7 }))
  if (format === 'email') return fc.constantFrom('customer@example.test', 'a.b+c@xn--bcher-kva.example')
  if (format === 'url') return fc.constantFrom('https://example.test/a?b=c#d', 'http://[2001:db8::1]:8443/x')
  const [pattern] = patterns
  if (pattern) {
    const fitting = ids.filter((id) => pattern.test(id))
    return fitting.length > 0
      ? fc.oneof(fc.constantFrom(...fitting), fc.stringMatching(pattern))
      : fc.stringMatching(pattern)
  }
  const length = { minLength: least, maxLength: Math.min(most, 60) }
  return fc.oneof(
    fc.constantFrom(...ids).map((id) => id.slice(0, most)),
    fc.string({ unit: 'grapheme', ...length }),
  )
}

/** Text that is right but for its length, a character in it, or its case. */
function spoiltText(schema: $ZodType, ids: KnownIds): fc.Arbitrary<string> {
  const { least, most } = textOf(schema)
  const long = Math.min(most, 5_000)
  return rightText(schema, ids).chain((text) =>
    fc.constantFrom(
      `${text.slice(0, -1)}\0`,
      `${text}\n`,
      `\ud83d${text.slice(1)}`,
      text.toUpperCase(),
      text.replace(/[0-9]/g, '9'),
      text.replace(/[0-9a-f]/gi, '-'),
      text.replace(/[0-9a-f-]{8,}$/, (tail) => '-'.repeat(tail.length)),
      text.replace(/\d{4}-/, '-271821-'),
      text.replace(/\d{4}-/, '0000-'),
      text.replace(/[0-9]/g, '٣'),
      'x'.repeat(long),
      'x'.repeat(long + 1),
      '💥'.repeat(Math.ceil(long / 2)),
      text.slice(0, Math.max(0, least - 1)),
    ),
  )
}

function textOf(schema: $ZodType): { patterns: RegExp[]; least: number; most: number } {
  const {
    minimum = 0,
    maximum = 5_000,
    patterns = [],
  } = schema._zod.bag as {
    minimum?: number
    maximum?: number
    patterns?: Iterable<RegExp>
  }
  return { patterns: [...patterns], least: minimum, most: maximum }
}

function boundsOf(schema: $ZodType): { least: number; most: number } {
  const { minimum, maximum } = schema._zod.bag as { minimum?: number; maximum?: number }
  return { least: minimum ?? Number.MIN_SAFE_INTEGER, most: maximum ?? Number.MAX_SAFE_INTEGER }
}

/** `z.preprocess` is a transform that its schema follows; `.transform()` follows its schema. */
function readingEnd(def: { in: $ZodType; out: $ZodType }): $ZodType {
  return defOf(def.in).type === 'transform' ? def.out : def.in
}

function mapped<T>(shape: Shape, make: (field: $ZodType) => T): Record<string, T> {
  return Object.fromEntries(Object.entries(shape).map(([name, field]) => [name, make(field)]))
}
