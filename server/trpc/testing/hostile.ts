/** What is none of any schema's business: what breaks parsers, databases and those who trust them. */
import fc from 'fast-check'

const TEXTS: readonly string[] = [
  '',
  ' ',
  '\0',
  'a\0b',
  '\ud800',
  'a\udfffb',
  '\u202e\u200b\ufeff',
  '💥'.repeat(40),
  'x'.repeat(300),
  'x'.repeat(20_000),
  "'; DROP TABLE orders; --",
  '%00%ff',
  '../../etc/passwd',
  '<script>alert(1)</script>',
  '00000000-0000-0000-0000-000000000000',
  'FFFFFFFF-FFFF-FFFF-FFFF-FFFFFFFFFFFF',
  '2_2026-01-01T00:00:00.000Z_------------------------------------',
  '3_0000-01-01T00:00:00.000Z_00000000-0000-0000-0000-000000000000',
  '999999999999999999',
  'https://user:pass@[::1]:99999/',
]

const NUMBERS: readonly number[] = [
  ...[0, -0, -1, 0.1, 2 ** 31 - 1, 2 ** 31, -(2 ** 31) - 1, 2 ** 53 - 1, -(2 ** 53), 1e100],
  ...[Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY],
]

/** Made anew each time: what is handed to the parser may be changed by it. */
const THINGS: readonly (() => unknown)[] = [
  () => true,
  () => false,
  () => null,
  () => undefined,
  () => [],
  () => ({}),
  () => Array.from({ length: 500 }, (_, index) => index),
  () => 10n ** 30n,
  () => new Date(8.64e15),
  () => new Map<unknown, unknown>([['a', new Set([1])]]),
  () => /(a+)+$/,
  () => new URL('http://127.0.0.1/'),
  () => new Uint8Array(8),
  () => ({ toString: 'x', valueOf: 1, length: -1, toJSON: 'x' }),
  () => JSON.parse('{"__proto__":{"role":"operator","polluted":true}}'),
  () => JSON.parse('{"constructor":{"prototype":{"polluted":true}}}'),
  () => deep(2_000),
]

/** An array in an array in an array. */
export function deep(levels: number): unknown {
  let value: unknown = []
  for (let level = 0; level < levels; level += 1) value = [value]
  return value
}

/** Values for any place: the classics, and whatever else JavaScript can hold. */
export const hostile = (): fc.Arbitrary<unknown> =>
  fc.oneof(
    { weight: 3, arbitrary: fc.constantFrom(...TEXTS) },
    { weight: 2, arbitrary: fc.constantFrom(...NUMBERS) },
    { weight: 3, arbitrary: fc.constantFrom(...THINGS).map((make) => make()) },
    { weight: 1, arbitrary: fc.anything({ withBigInt: true, withMap: true, withSet: true, maxDepth: 3 }) },
  )

/** superjson's own annotations, turned against it: types that need not fit, paths that lead nowhere or to prototypes. */
export function hostileMeta(paths: readonly string[]): fc.Arbitrary<unknown> {
  const type = fc.constantFrom<unknown>(
    ...['Date', 'bigint', 'map', 'set', 'regexp', 'Error', 'URL', 'number', 'undefined', 'nonsense'].map(
      (name) => [name],
    ),
    [['typed-array', 'Float64Array']],
    [['class', 'Object']],
    [['custom', 'Decimal']],
    [['symbol', 'iterator']],
    [['typed-array', 'constructor']],
    ['map', { '0.0': ['set'] }],
    [null],
    [[]],
    7,
    'x',
  )
  const path = fc.oneof(
    fc.constantFrom(...paths, ''),
    fc.constantFrom(
      '__proto__.polluted',
      'constructor.prototype.polluted',
      'a.b.c',
      '0',
      '\\',
      'a\\.b',
      '__proto__',
    ),
  )
  const values = fc.oneof(fc.dictionary(path, type, { maxKeys: 3 }), type)
  const equalities = fc.oneof(
    fc.dictionary(path, fc.array(path, { maxLength: 3 }), { maxKeys: 2 }),
    fc.constantFrom<unknown>([['']], [['a']], [['__proto__.x'], { '': ['a'] }], 'x', 7),
  )
  return fc.record(
    { values, referentialEqualities: equalities, v: fc.constantFrom<unknown>(0, 1, -1, 'x') },
    { requiredKeys: [] },
  )
}
