/** Every answer of every route of the production build carries its security headers; the routes are found in `app/`. */
import { expect, test } from '@playwright/test'
import { type Answer, all, expectCalm, filled, hasNames, ROUTES, send, signedIn } from '../raw-http.ts'

const cookies = { vendor: '', operator: '' }
test.beforeAll(async () => {
  cookies.vendor = await signedIn('vendor')
  cookies.operator = await signedIn('operator')
})

/** Which pages have a nonce; the rest may be cached. */
const PRIVATE = /^\/(checkout|account|vendor|admin|order)(\/|$)/

function expectHeaders({ headers }: Answer, path: string, said: string): void {
  expect(headers['x-content-type-options'], said).toBe('nosniff')
  expect(headers['x-frame-options'], said).toBe('DENY')
  expect(headers['referrer-policy'], said).toBeTruthy()
  expect(headers['permissions-policy'], said).toContain('camera=()')
  expect(headers['cross-origin-opener-policy'], said).toBeTruthy()
  // Mails and previews show the demo's pictures on pages of others.
  const shownBy = path.startsWith('/media/') ? 'cross-origin' : 'same-origin'
  expect(headers['cross-origin-resource-policy'], said).toBe(shownBy)
  expect(headers['strict-transport-security'], said).toMatch(/max-age=\d{7,}/)
  expect(headers['x-powered-by'], said).toBeUndefined()
  const policy = String(headers['content-security-policy'])
  expect(policy, said).toContain("frame-ancestors 'none'")
  if (path.startsWith('/api/')) expect(policy, said).toContain("default-src 'none'")
  expect(policy, said).not.toContain('unsafe-eval')
  if (!PRIVATE.test(path)) return
  expect(policy, said).toMatch(/script-src 'nonce-[^']{20,}' 'strict-dynamic'/)
  expect(policy, said).not.toContain("script-src 'unsafe-inline'")
}

test('every route answers with its security headers, found or not', async () => {
  expect(ROUTES.length).toBeGreaterThan(30)
  const paths = ROUTES.flatMap((route) =>
    hasNames(route) ? [filled(route, 'nothing-of-this-name')] : [route],
  )
  const pictures = ['/media/nothing', `/media/${'0'.repeat(20)}/640.webp`]
  await all(
    [...paths, ...pictures, '/nothing/of/this/name', '/checkout/nothing', '/api/trpc/%ff'],
    async (path) => {
      for (const cookie of ['', cookies.vendor, cookies.operator]) {
        const answer = await send(path, { headers: { cookie } })
        expectCalm(answer, path)
        expectHeaders(answer, path, `${path} ${answer.status}`)
      }
    },
  )
})

test('a nonce is another one each time, and stands on the scripts of its page', async () => {
  const nonces = new Set<string>()
  for (const path of ['/checkout', '/checkout', '/admin', '/vendor', '/account', '/order/TH-0000-0000-0']) {
    const { headers, text } = await send(path, { headers: { cookie: cookies.operator } })
    const nonce = /'nonce-([^']+)'/.exec(String(headers['content-security-policy']))?.[1] ?? ''
    nonces.add(nonce)
    const scripts = [...text.matchAll(/<script\b([^>]*)>/g)].map(([, attributes = '']) => attributes)
    const bare = scripts.filter((attributes) => !attributes.includes(`nonce="${nonce}"`))
    // The theme's script is known by its hash.
    expect(bare.length, `${path}: ${bare}`).toBeLessThanOrEqual(1)
  }
  expect(nonces.size).toBe(6)
})
