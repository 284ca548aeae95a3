import { randomBytes } from 'node:crypto'
import { type NextRequest, NextResponse } from 'next/server'
import { env } from '#server/env.ts'
import { privatePolicy } from './app/_security/headers.ts'

/**
 * Gives the pages that are rendered for one person a Content-Security-Policy with a fresh nonce; Next reads
 * the nonce from the request's copy of the header and puts it on its scripts. Such a page must be rendered
 * dynamically. Everything else gets its headers from next.config.ts and never passes through here.
 */
export function proxy(request: NextRequest): NextResponse {
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
  // PRIVATE_PATHS of app/_security/headers.ts; Next wants them written out.
  matcher: [
    '/checkout/:path*',
    '/de/checkout/:path*',
    '/account/:path*',
    '/de/account/:path*',
    '/order/:path*',
    '/de/order/:path*',
    '/vendor/:path*',
    '/admin/:path*',
  ],
}
