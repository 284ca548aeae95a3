/**
 * Promise 11: bad input gets a 4xx with words a person can act on; never a 5xx, a stack trace, or a half-written row.
 * Every procedure of the router is found by itself and tried through the real handler with values that its own schema
 * draws, as everybody who may come. `FUZZ_RUNS` is the number of tries per procedure, `FUZZ_SEED` repeats a failure.
 */
import fc from 'fast-check'
import superjson from 'superjson'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { $ZodType } from 'zod/v4/core'
import { runEmulators } from '#local/emulators/testing.ts'
import { handleApiRequest } from './handler.ts'
import { appRouter } from './router.ts'
import { post, SHOP } from './testing/browser.ts'
import { hostile, hostileMeta } from './testing/hostile.ts'
import { near, right } from './testing/near-schema.ts'
import { openShop, type People, type Person } from './testing/people.ts'

const RUNS = Number(process.env.FUZZ_RUNS ?? 40)
const SEED = process.env.FUZZ_SEED ? { seed: Number(process.env.FUZZ_SEED) } : {}

/** Who tries a procedure: those mostly who get past its gate. */
const personsFor = (path: string): Person[] => {
  if (path.startsWith('vendor.')) return ['anonymous', 'customerA', 'staffA', 'ownerA', 'ownerA']
  if (path.startsWith('admin.')) return ['anonymous', 'ownerA', 'operator', 'operator', 'operator']
  return ['anonymous', 'anonymous', 'customerA', 'ownerA', 'operator']
}

runEmulators()
let shop: People
const ids: string[] = []

beforeAll(async () => {
  shop = await openShop()
  const { a, b, db, browsers } = shop
  await browsers.anonymous.call('cart.addLine', { variantId: a.vendor.variantId })
  const carts = await db.cart.findMany({ where: { status: 'open' }, select: { id: true } })
  for (const { order, vendor, deliveryId, endpointId, notificationId } of [a, b]) {
    ids.push(order.orderId, order.code, vendor.variantId, order.parts[0]?.vendorOrderId ?? vendor.vendorId)
    ids.push(deliveryId, endpointId, notificationId)
  }
  ids.push(`3_2026-01-01T00:00:00.000Z_${a.order.orderId}`, `2026-01-01T00:00:00.000Z_${a.order.orderId}`)
  ids.push(...carts.map(({ id }) => id))
})
afterAll(() => shop.close())

type Kind = 'query' | 'mutation'

/** One call with somebody's cookies; a query's input stands in its address. */
function send(path: string, kind: Kind, body: string, person: Person): Promise<Response> {
  const request = kind === 'mutation' ? post(path, body) : asked(`${path}?input=${encodeURIComponent(body)}`)
  // A copy: nobody is signed out by what is tried.
  return shop.browsers[person].copy().send(request, handleApiRequest)
}

/** How many rows every table has and which transaction wrote to it last: a row that was only changed is seen as well. */
async function rows(): Promise<Record<string, string>> {
  const [row] = await shop.db.$queryRawUnsafe<[{ all: Record<string, string> }]>(await counting())
  return row.all
}

let statement: string | undefined

async function counting(): Promise<string> {
  // Tries are counted on purpose, whatever they try.
  const tables = await shop.db.$queryRaw<{ name: string }[]>`
    SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public' AND tablename NOT IN ('rate_limits', 'sessions')`
  statement ??= `SELECT jsonb_object_agg(name, said) AS all FROM (${tables
    .map(
      ({ name }) =>
        `SELECT '${name}' AS name, count(*) || ' ' || coalesce(max(xmin::text::bigint), 0) AS said FROM "${name}"`,
    )
    .join(' UNION ALL ')}) AS each`
  return statement
}

/** What an answer to anything at all may look like. */
async function expectAnswer(response: Response, said: string): Promise<void> {
  const text = await response.text()
  const about = `${said} -> ${response.status} ${text.slice(0, 300)}`
  expect(response.status, about).toBeLessThan(500)
  expect(text, about).not.toMatch(
    /node_modules|\bat .*\.[jt]s:\d|"stack"|prisma|postgres|Cannot read prop|is not a function/i,
  )
  if (response.status < 400) return
  // A batch is answered with a list.
  const [{ error }] = [JSON.parse(text)].flat()
  expect(error.json.message, about).toMatch(/^[A-Z"]/)
}

const procedures = Object.entries(appRouter._def.procedures as unknown as Record<string, Procedure>)
interface Procedure {
  _def: { type: Kind; inputs: $ZodType[] }
}

/** An input on the wire: what the client's superjson makes of a value, bare JSON, or annotations that do not fit. */
function wire({ _def: { inputs } }: Procedure): fc.Arbitrary<string> {
  const schema = inputs[0]
  const value = schema
    ? fc.oneof(
        { weight: 2, arbitrary: right(schema, ids) },
        { weight: 6, arbitrary: near(schema, ids) },
        { weight: 1, arbitrary: hostile() },
      )
    : hostile()
  const names = Object.keys((schema?._zod.def as { shape?: object } | undefined)?.shape ?? {})
  return fc.oneof(
    { weight: 5, arbitrary: value.map(serialized) },
    { weight: 1, arbitrary: value.map((json) => bare({ json })) },
    { weight: 1, arbitrary: fc.tuple(value, hostileMeta(names)).map(([json, meta]) => bare({ json, meta })) },
    { weight: 1, arbitrary: value.map(bare) },
  )
}

function serialized(value: unknown): string {
  try {
    return superjson.stringify(value)
  } catch {
    return bare({ json: value })
  }
}

function bare(value: unknown): string {
  try {
    return JSON.stringify(value, (_, inner) => (typeof inner === 'bigint' ? String(inner) : inner)) ?? ''
  } catch {
    return ''
  }
}

describe('garbage (promise 11)', () => {
  test.each(procedures)('%s answers it with a 4xx in words and writes nothing', async (path, procedure) => {
    const { type } = procedure._def
    let before = await rows()
    const attempt = async (body: string, person: Person) => {
      const response = await send(path, type, body, person)
      await expectAnswer(response, `${person}: ${body.slice(0, 500)}`)
      if (type === 'query') return
      const after = await rows()
      if (response.status >= 400) expect(after, body.slice(0, 500)).toEqual(before)
      before = after
    }
    await fc.assert(fc.asyncProperty(wire(procedure), fc.constantFrom(...personsFor(path)), attempt), {
      // Without an input there is only the envelope to get wrong.
      numRuns: procedure._def.inputs.length > 0 ? RUNS : Math.ceil(RUNS / 8),
      ...SEED,
    })
    if (type === 'query') expect(await rows()).toEqual(before)
    expect(Object.getOwnPropertyNames(Object.prototype)).not.toContain('polluted')
  })
})

/** A request whose envelope is wrong in one way; what is in it does not matter. */
const json = { 'content-type': 'application/json' }
const posted = (path: string, body: BodyInit | null, headers: Record<string, string> = json) =>
  new Request(`${SHOP}/api/trpc/${path}`, { method: 'POST', headers, body, duplex: 'half' } as RequestInit)
const asked = (rest: string, headers: Record<string, string> = {}) =>
  new Request(`${SHOP}/api/trpc/${rest}`, { headers })
const chunks = (count: number, size: number) => {
  let left = count
  return new ReadableStream({
    pull: (stream) => {
      left -= 1
      if (left < 0) stream.close()
      else stream.enqueue(new Uint8Array(size).fill(91))
    },
  })
}
const batch = (path: string, count: number) =>
  [`${Array(count).fill(path).join(',')}?batch=1`, bare(Object.fromEntries(Array(count).entries()))] as const

const ENVELOPES: [string, () => Request][] = [
  ['5 MB of text', () => posted('cart.addLine', `{"json":"${'x'.repeat(5 * 1024 * 1024)}"}`)],
  ['5 MB in pieces without a length', () => posted('cart.addLine', chunks(80, 65_536))],
  ['60 KB of opening brackets', () => posted('cart.addLine', '['.repeat(60_000))],
  ['30,000 levels', () => posted('cart.addLine', `{"json":${'['.repeat(30_000)}${']'.repeat(30_000)}}`)],
  ['JSON that ends too early', () => posted('cart.addLine', '{"json":{"variantId":"')],
  [
    'bytes that are no UTF-8',
    () => posted('cart.addLine', new Uint8Array([0x7b, 0xff, 0xfe, 0xc3, 0x28, 0x7d])),
  ],
  ['a thousand calls at once', () => posted(...batch('cart.addLine', 1000))],
  ['a thousand questions at once', () => asked(`${Array(1000).fill('cart.get').join(',')}?batch=1&input={}`)],
  ['questions and changes at once', () => posted('cart.get,cart.addLine?batch=1', '{"0":{},"1":{}}')],
  ['a batch that is a list', () => posted('cart.addLine?batch=1', '[1]')],
  ['a batch of nothing', () => posted('cart.addLine?batch=1', 'null')],
  [
    'an answer wanted in pieces',
    () => asked('cart.get?batch=1&input={"0":{"json":7}}', { 'trpc-accept': 'application/jsonl' }),
  ],
  ['parameters of a connection', () => asked('cart.get?connectionParams=%7B%5B&input={}')],
  ['an input given twice', () => asked('cart.get?input={}&input=[')],
  ['an input that is no JSON', () => asked('cart.get?input=%00%ff')],
  ['a path of no text', () => asked('%00%ff')],
  ['a path of dots', () => asked('..%2f..%2fcart.get')],
  ['a path of commas', () => asked(`${','.repeat(500)}?batch=1`)],
  ['a path from the prototype', () => asked('__proto__.toString')],
  ['a path into a router', () => asked('cart')],
  ['a path beyond a procedure', () => asked('cart.get._def')],
  [
    'a type of content that is a list',
    () => posted('cart.addLine', '{}', { 'content-type': 'application/json, text/plain' }),
  ],
  ['octets', () => posted('cart.addLine', '{}', { 'content-type': 'application/octet-stream' })],
  ['no type of content', () => posted('cart.addLine', new Uint8Array(2), {})],
  ['a length that is a lie', () => posted('cart.addLine', '{}', { ...json, 'content-length': '1e99' })],
  [
    'a thousand cookies and an odd name',
    () =>
      asked('account.header', {
        cookie: `${'a=b; '.repeat(1000)}tradehall.cart=%00.%ff; tradehall.session_token=\u00ff.x`,
      }),
  ],
  [
    'headers that claim a person and a place',
    () =>
      asked('account.header', {
        'x-correlation-id': '\'";--',
        'x-forwarded-for': ',,::ffff:x',
        authorization: 'Bearer x',
      }),
  ],
]

describe('an envelope of garbage (promise 11)', () => {
  test.each(ENVELOPES)('%s is answered in words, and nothing is written', async (said, request) => {
    const before = await rows()
    await expectAnswer(await handleApiRequest(request()), said)
    expect(await rows()).toEqual(before)
  })

  test('annotations cannot make a thing out of a number, a list of four thousand million places, or a prototype', async () => {
    const tries = [
      {
        json: { url: 'https://a.example', events: 1e9 },
        meta: { values: { events: [['typed-array', 'Float64Array']] } },
      },
      {
        json: { url: 'https://a.example', events: [] },
        meta: { values: { 'events.4294967294': ['undefined'] } },
      },
      {
        json: { url: 'https://a.example', events: [] },
        meta: { values: { 'events.__proto__.polluted': ['undefined'] } },
      },
    ]
    for (const body of tries) {
      const since = performance.now()
      expect((await send('vendor.webhooks.create', 'mutation', JSON.stringify(body), 'ownerA')).status).toBe(
        400,
      )
      expect(performance.now() - since).toBeLessThan(1_000)
    }
  })
})
