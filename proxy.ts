import { randomBytes } from 'node:crypto'
import { type NextRequest, NextResponse } from 'next/server'
import { env } from '#server/env.ts'
import { LOCALES } from '#server/messages/locales.ts'
import { privatePolicy } from './app/_security/headers.ts'
import { keptPath } from './app/(storefront)/_lib/kept-view.ts'

/** A listing, behind the language that its address may begin with. */
const LISTING = new RegExp(`^(/(?:${LOCALES.join('|')}))?(/search|/(?:category|shop)/[^/]+)$`)

/**
 * What is done with a request before a page is found for it: a listing with something chosen in it is looked up where that
 * page is kept, and a page for one person gets its policy. Everything else never passes through here.
 */
export function proxy(request: NextRequest): NextResponse {
  const [, language = '', listing] = LISTING.exec(request.nextUrl.pathname) ?? []
  if (!listing) return openPrivate(request)
  const kept = keptPath(listing, request.nextUrl.searchParams)
  return kept ? NextResponse.rewrite(new URL(language + kept, request.url)) : NextResponse.next()
}

/**
 * Gives the pages that are rendered for one person a Content-Security-Policy with a fresh nonce; Next reads
 * the nonce from the request's copy of the header and puts it on its scripts. Such a page must be rendered
 * dynamically. Everything else gets its headers from next.config.ts.
 */
function openPrivate(request: NextRequest): NextResponse {
  const policy = privatePolicy({
    nonce: randomBytes(16).toString('base64'),
    stripe: Boolean(env.STRIPE_PUBLISHABLE_KEY),
    dev: process.env.NODE_ENV === 'development',
  })
  const headers = new Headers(request.headers)
  headers.set('Content-Security-Policy', policy)
  const response = NextResponse.next({ request: { headers } })
  response.headers.set('Content-Security-Policy', policy)
  return response
}

export const config = {
  // Next wants them written out: PRIVATE_PATHS of app/_security/headers.ts, and the listings whose address has one of
  // FILTER_NAMES of app/(storefront)/_lib/filter-names.ts.
  matcher: [
    '/checkout/:path*',
    '/de/checkout/:path*',
    '/account/:path*',
    '/de/account/:path*',
    '/order/:path*',
    '/de/order/:path*',
    '/vendor/:path*',
    '/admin/:path*',
    '/:locale(de)?/search',
    { source: '/:locale(de)?/:kind(category|shop)/:slug', has: [{ type: 'query', key: 'category' }] },
    { source: '/:locale(de)?/:kind(category|shop)/:slug', has: [{ type: 'query', key: 'vendor' }] },
    { source: '/:locale(de)?/:kind(category|shop)/:slug', has: [{ type: 'query', key: 'option' }] },
    { source: '/:locale(de)?/:kind(category|shop)/:slug', has: [{ type: 'query', key: 'min' }] },
    { source: '/:locale(de)?/:kind(category|shop)/:slug', has: [{ type: 'query', key: 'max' }] },
    { source: '/:locale(de)?/:kind(category|shop)/:slug', has: [{ type: 'query', key: 'rating' }] },
    { source: '/:locale(de)?/:kind(category|shop)/:slug', has: [{ type: 'query', key: 'stock' }] },
    { source: '/:locale(de)?/:kind(category|shop)/:slug', has: [{ type: 'query', key: 'sort' }] },
    { source: '/:locale(de)?/:kind(category|shop)/:slug', has: [{ type: 'query', key: 'page' }] },
    { source: '/:locale(de)?/:kind(category|shop)/:slug', has: [{ type: 'query', key: 'size' }] },
  ],
}
