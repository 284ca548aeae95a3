/**
 * Promise 11 on the running production build: whatever stands in an address, a header or a body, nobody gets a 5xx or
 * a stack trace. The routes are found in `app/`.
 */
import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from '@playwright/test'
import { all, expectCalm, filled, hasNames, ROUTES, raw, routeOf, send, signedIn } from '../raw-http.ts'

const cookies = { vendor: '', operator: '' }
test.beforeAll(async () => {
  cookies.vendor = await signedIn('vendor')
  cookies.operator = await signedIn('operator')
})

/** What may stand where an address names something. */
const NAMES = [
  ...['%00', 'a%00b', '%ff', '%c3%28', '%', '%zz', '%ed%a0%80', '%2e%2e%2f%2e%2e', '..%5c..', '%2f', '%252e'],
  ...['__proto__', 'constructor', 'toString', '-1', '0', '1e9', 'NaN', 'null', 'undefined', '[slug]', '*'],
  ...[
    "'%22%3E%3Cscript%3Ealert(1)%3C/script%3E",
    '%F0%9F%92%A5',
    '%E2%80%AE',
    'x'.repeat(4_000),
    'TH-0000-0000-0',
  ],
  '01890000-0000-7000-8000-000000000000',
]

/** What may stand behind the question mark, for every parameter that a page of ours reads. */
const WISHES = [
  'page',
  'after',
  'before',
  'q',
  'status',
  'state',
  'listener',
  'name',
  'orderId',
  'key',
  'next',
  'token',
  'low',
  'currency',
  'actor',
  'endpoint',
]
const VALUES = ['%00', `3_2026-01-01T00:00:00.000Z_${'-'.repeat(36)}`]

/** What every page is asked for: names from the prototype, lists, and nothing that can be read. */
const ODD = [
  `page=-1&after=${'x'.repeat(400)}`,
  'page=%ff&page=1&page[a]=2&__proto__[a]=1&__proto__=1',
  'constructor=1&toString=1',
  '&&&==&%',
]

/** Pages that look at the query at all, each with the wishes that its source speaks of. */
const CURIOUS = readdirSync('app', { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('page.tsx') && !hasNames(file))
  .map((file) => ({ route: routeOf(file), source: readFileSync(`app/${file}`, 'utf8') }))
  .filter(({ source }) => source.includes('searchParams'))
  .map(({ route, source }) => ({
    route,
    names: WISHES.filter((name) => new RegExp(`\\b${name}\\b`).test(source)),
  }))

/** Listings, whose queries `proxy.ts` reads. */
const LISTINGS = ['/search', '/category/kitchen-and-table', '/shop/kiln-and-ember'].map((route) => ({
  route,
  names: ['q', 'category', 'vendor', 'option', 'min', 'max', 'rating', 'stock', 'sort', 'page', 'size'],
}))

/** Each wish alone: one that cannot be understood may keep a page from looking at the others. */
const WISHED = [...CURIOUS, ...LISTINGS].flatMap(({ route, names }) => [
  ...names.flatMap((name) => VALUES.map((value) => `${route}?${name}=${value}`)),
  ...ODD.map((query) => `${route}?${query}`),
])

test('an address with garbage in it gets a 4xx or a page, never a 5xx', async () => {
  const paths = ROUTES.filter(hasNames).flatMap((route) => NAMES.map((name) => filled(route, name)))
  await all(paths, async (path) => {
    const cookie = cookies[path.startsWith('/vendor') ? 'vendor' : 'operator']
    expectCalm(await send(path, { headers: { cookie } }), path.slice(0, 200))
  })
})

test('a query with garbage in it is no page’s end', async () => {
  expect(CURIOUS.length).toBeGreaterThan(8)
  await all(WISHED, async (path) => {
    const cookie = cookies[path.startsWith('/vendor') ? 'vendor' : 'operator']
    const answer = await send(path, { headers: { cookie } })
    expectCalm(answer, path.slice(0, 300))
    // A page that broke while it streamed has said 200 already.
    expect(answer.text, path.slice(0, 300)).not.toMatch(/digest\\?":\\?"(?!NEXT_)/)
  })
})

test('a body with garbage in it gets a 4xx at every route that takes one', async () => {
  const bodies: [string, string | Buffer, string][] = [
    ['nothing', '', 'application/json'],
    ['half of JSON', '{"email":"', 'application/json'],
    ['a list', '[]', 'application/json'],
    ['null', 'null', 'application/json'],
    ['a number', '1e999', 'application/json'],
    ['30,000 levels', `${'['.repeat(30_000)}${']'.repeat(30_000)}`, 'application/json'],
    ['the prototype', '{"__proto__":{"email":"a@b.c"},"constructor":{"prototype":{}}}', 'application/json'],
    [
      'NUL',
      '{"email":"a\\u0000@example.test","password":"\\u0000","name":"\\ud800","newPassword":"\\u0000","token":"\\u0000"}',
      'application/json',
    ],
    [
      'other kinds',
      '{"email":{},"password":[],"name":1,"newPassword":true,"token":{},"callbackURL":7}',
      'application/json',
    ],
    [
      'lone surrogates',
      '{"email":"\\ud800@example.test","password":"\\udfff long enough","name":"\\ud800"}',
      'application/json',
    ],
    ['no UTF-8', Buffer.from([0x7b, 0xff, 0xfe, 0x22, 0xc3, 0x28, 0x7d]), 'application/json'],
    ['a form', 'email=a%00&password=%ff', 'application/x-www-form-urlencoded'],
    ['a broken form', '--x\r\nnothing', 'multipart/form-data; boundary=x'],
    ['another type', '<a/>', 'application/xml'],
    ['5 MB', Buffer.alloc(5 * 1024 * 1024, 'x'), 'application/json'],
  ]
  const auth = [
    'sign-in/email',
    'sign-up/email',
    'request-password-reset',
    'reset-password',
    'verify-email',
    'change-password',
    'update-user',
    'send-verification-email',
    'sign-out',
    'delete-user',
    'nothing',
    '%00',
  ]
  const paths = [
    '/api/trpc/cart.addLine',
    '/api/webhooks/stripe',
    '/api/vendor/pictures',
    '/api/inngest',
    ...auth.map((path) => `/api/auth/${path}`),
  ]
  await all(
    paths.flatMap((path) => bodies.map((body) => [path, ...body] as const)),
    async ([path, name, body, type]) => {
      const said = `${path} with ${name}`
      for (const method of ['POST', 'PUT']) {
        const answer = await send(path, { method, body, headers: { 'content-type': type } }).catch(
          (error) => error as Error,
        )
        // Whoever sends too much may find the door shut in the middle of it.
        if (answer instanceof Error)
          expect(`${said}: ${answer.message}`).toMatch(/5 MB.*(EPIPE|ECONNRESET|hang up)/)
        else expectCalm(answer, said)
      }
    },
  )
})

test('a method, a header or a line that is none is the connection’s end at worst', async () => {
  for (const method of ['PUT', 'DELETE', 'PATCH', 'OPTIONS', 'HEAD', 'TRACE', 'PROPFIND']) {
    for (const path of ['/', '/api/trpc/cart.get', '/api/health', '/api/webhooks/stripe', '/product/x']) {
      expectCalm(await send(path, { method }), `${method} ${path}`)
    }
  }
  const lines = [
    'GET / HTTP/9.9\r\n\r\n',
    'GET /\0 HTTP/1.1\r\nHost: x\r\n\r\n',
    'GET http://evil.test/admin HTTP/1.1\r\nHost: evil.test\r\nConnection: close\r\n\r\n',
    'GET //evil.test/%2e%2e HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n',
    'POST /api/trpc/cart.addLine HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n',
    'POST /api/trpc/cart.addLine HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\nzz\r\n',
    `GET / HTTP/1.1\r\nHost: x\r\nCookie: ${'a'.repeat(40_000)}\r\n\r\n`,
  ]
  for (const line of lines) expect(await raw(line), line.slice(0, 80)).not.toMatch(/^HTTP\/1.1 5/)
  expectCalm(await send('/api/health'), 'still there')
})

test('the shop is as ready afterwards as before', async () => {
  expect((await send('/api/ready')).status).toBe(200)
})
