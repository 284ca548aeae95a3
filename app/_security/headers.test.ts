import { createHash } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { config } from '../../proxy.ts'
import { FILTER_NAMES } from '../(storefront)/_lib/filter-names.ts'
import { PRIVATE_FOLDERS, PRIVATE_PATHS, privatePolicy, publicHeaderRules, publicPolicy } from './headers.ts'
import { THEME_SCRIPT } from './theme.ts'

function directive(policy: string, name: string): string[] {
  const found = policy.split('; ').find((part) => part.startsWith(`${name} `))
  return found?.split(' ').slice(1) ?? []
}

describe('the policy of a page for one person', () => {
  const policy = privatePolicy({ nonce: 'n0nce', stripe: false, dev: false })

  test('runs scripts with its nonce and what they load, and no other', () => {
    const hash = createHash('sha256').update(THEME_SCRIPT).digest('base64')
    expect(directive(policy, 'script-src')).toEqual(["'nonce-n0nce'", "'strict-dynamic'", `'sha256-${hash}'`])
  })

  test('reaches nobody but us without Stripe', () => {
    expect(policy).not.toContain('stripe')
    expect(directive(policy, 'connect-src')).toEqual(["'self'"])
    expect(directive(policy, 'frame-src')).toEqual(["'none'"])
  })

  test('opens what the Payment Element needs with Stripe', () => {
    const open = privatePolicy({ nonce: 'n0nce', stripe: true, dev: false })
    expect(directive(open, 'script-src')).toContain('https://js.stripe.com')
    expect(directive(open, 'connect-src')).toContain('https://api.stripe.com')
    expect(directive(open, 'frame-src')).toContain('https://hooks.stripe.com')
    expect(directive(open, 'frame-src')).not.toContain("'none'")
  })
})

test('no policy lets a page be framed, run plug-ins or evaluate strings', () => {
  for (const policy of [publicPolicy(false), privatePolicy({ nonce: 'n', stripe: true, dev: false })]) {
    expect(directive(policy, 'frame-ancestors')).toEqual(["'none'"])
    expect(directive(policy, 'object-src')).toEqual(["'none'"])
    expect(policy).not.toContain('unsafe-eval')
  }
})

test('every private folder passes through the proxy, and of the cached pages listings with something chosen', () => {
  const shelf = '/:locale(de)?/:kind(category|shop)/:slug'
  const chosen = FILTER_NAMES.map((key) => ({ source: shelf, has: [{ type: 'query', key }] }))
  expect(config.matcher).toEqual([...PRIVATE_PATHS, '/:locale(de)?/search', ...chosen])
  for (const folder of PRIVATE_FOLDERS) expect(config.matcher).toContain(`${folder}/:path*`)
})

test('the public policy is for every address but the private folders and the API', () => {
  const rule = publicHeaderRules(false)[1]
  const pattern = new RegExp(`^${rule?.source}$`)
  for (const path of [
    '/',
    '/c/kitchen',
    '/vendors/fjord-and-fir',
    '/orders-and-returns',
    '/checkouts',
    '/de',
    '/de/cart',
    // There is no such page, and its words are everybody's.
    '/de/admin',
  ]) {
    expect(pattern.test(path), path).toBe(true)
  }
  for (const path of [
    '/checkout',
    '/de/checkout',
    '/de/order/TH-1',
    '/account/orders',
    '/vendor',
    '/admin/jobs',
    '/order/TH-1',
    '/api/trpc/x',
  ]) {
    expect(pattern.test(path), path).toBe(false)
  }
})
