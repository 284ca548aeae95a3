import { afterEach, expect, test, vi } from 'vitest'
import { client } from './client.ts'
import { failureKind, fieldErrorsOf } from './errors.ts'

const fetched = vi.fn<(address: string, request?: RequestInit) => Promise<Response>>()
vi.stubGlobal('fetch', fetched)
afterEach(() => fetched.mockReset())

const answer = (body: unknown, status = 200) => fetched.mockResolvedValueOnce(Response.json(body, { status }))

test('asks with the input in the address, and gives instants back as such', async () => {
  answer({
    result: { data: { json: { at: '2026-11-29T00:00:00.000Z' }, meta: { values: { at: ['Date'] } } } },
  })
  expect(await client.cart.get.query({ country: 'DE' })).toEqual({ at: new Date('2026-11-29') })
  const input = encodeURIComponent('{"json":{"country":"DE"}}')
  expect(fetched.mock.calls[0]?.[0]).toBe(`/api/trpc/cart.get?input=${input}`)
})

test('asks without an input where there is none', async () => {
  answer({ result: { data: { json: [] } } })
  await client.cart.saved.query()
  expect(fetched.mock.calls[0]?.[0]).toBe('/api/trpc/cart.saved')
})

test('tells something in the body, as JSON, also where there is nothing to tell', async () => {
  answer({ result: { data: { json: { ok: true } } } })
  await client.cart.acceptPrices.mutate()
  expect(fetched.mock.calls[0]).toEqual([
    '/api/trpc/cart.acceptPrices',
    expect.objectContaining({
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{}',
    }),
  ])
})

test('throws what the server refused, with its fields', async () => {
  const fields = [{ path: 'email', message: 'Enter your e-mail address.' }]
  answer({ error: { json: { message: 'Please check.', data: { httpStatus: 400, fields } } } }, 400)
  const error = await client.cart.saved.query().catch((thrown) => thrown)
  expect(error.message).toBe('Please check.')
  expect(fieldErrorsOf(error)).toEqual(fields)
})

test.each([
  [
    'unreachable',
    'without a connection',
    () => fetched.mockRejectedValueOnce(new TypeError('Failed to fetch')),
  ],
  [
    'broken',
    'where something before the API answers',
    () => fetched.mockResolvedValueOnce(new Response('<html>', { status: 502 })),
  ],
])('is %s %s', async (kind, _, happens) => {
  happens()
  const error = await client.cart.saved.query().catch((thrown) => thrown)
  expect(failureKind(error)).toBe(kind)
})
