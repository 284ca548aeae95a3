/** better-auth on our tables: sessions in the database, their mails through the outbox. A composition root. */
import { betterAuth } from 'better-auth'
import { prismaAdapter } from 'better-auth/adapters/prisma'
import { APIError, createAuthMiddleware, getSessionFromCtx } from 'better-auth/api'
import { getSessionCookie } from 'better-auth/cookies'
import { newId } from './core/ids.ts'
import { database } from './database.ts'
import { env } from './env.ts'
import { log } from './log.ts'
import { DEFAULT_LOCALE, inLocale, isLocale, type Locale } from './messages/locales.ts'
import { cartCookieName, guestOwner, readCookie } from './modules/accounts/cart-cookie.ts'
import { PASSWORD_LENGTH } from './modules/accounts/constants.ts'
import {
  KNOWN_BROWSER_SECONDS,
  knownBrowser,
  knownBrowserCookieName,
  knownBrowserValue,
} from './modules/accounts/known-browser.ts'
import { countTry, forgetTries, type LimitName } from './modules/accounts/rate-limit.ts'
import { requestMail } from './modules/accounts/request-mail.ts'
import { localeInput, type SessionUser, type UserRole } from './modules/accounts/schema.ts'
import { claimGuestCart } from './modules/cart/claim-guest-cart.ts'
import { isLocked } from './modules/moderation/lock-customer.ts'
import { claimGuestOrders } from './modules/orders/claim-guest-orders.ts'

const COOKIE_PREFIX = 'tradehall'

/** How long a browser's signed copy of its session is believed without a look into the database, in seconds. */
const SESSION_COPY_SECONDS = 60

/** Which address's tries each endpoint counts, by the e-mail address in its body. */
const LIMITED: Record<string, LimitName> = {
  '/sign-in/email': 'sign-in',
  '/change-password': 'sign-in',
  '/request-password-reset': 'account-mail',
  '/send-verification-email': 'account-mail',
}

/** What of better-auth is served: what our pages call and our mails link to. The rest answers like nothing. */
const SERVED = new Set(
  [
    ...['sign-up/email', 'sign-in/email', 'sign-out', 'get-session', 'change-password'],
    ...['request-password-reset', 'reset-password', 'send-verification-email', 'verify-email'],
  ].map((endpoint) => `/api/auth/${endpoint}`),
)

let made: ReturnType<typeof make> | undefined

/** The one better-auth instance, made at first use: `next build` imports this without any settings. */
function auth() {
  made ??= make()
  return made
}

function make() {
  return betterAuth({
    appName: 'Tradehall',
    baseURL: env.APP_URL,
    secret: env.AUTH_SECRET,
    trustedOrigins: [env.APP_URL],
    telemetry: { enabled: false },
    logger: { log: (level, message) => log()[level](`sign-in: ${message}`) },
    database: prismaAdapter(database, { provider: 'postgresql', transaction: true }),
    user: {
      additionalFields: {
        role: { type: 'string', input: false, defaultValue: 'customer' },
        // The language of the page on which somebody signed up.
        locale: {
          ...{ type: 'string' as const, required: false, defaultValue: DEFAULT_LOCALE },
          validator: { input: localeInput.shape.locale },
        },
      },
    },
    session: { cookieCache: { enabled: true, maxAge: SESSION_COPY_SECONDS } },
    emailAndPassword: {
      enabled: true,
      minPasswordLength: PASSWORD_LENGTH.least,
      maxPasswordLength: PASSWORD_LENGTH.most,
      revokeSessionsOnPasswordReset: true,
      sendResetPassword: ({ user, token }) =>
        requestMail(database, {
          userId: user.id,
          template: 'password-reset',
          url: `${env.APP_URL}${inLocale('/reset-password', localeOf(user))}?token=${encodeURIComponent(token)}`,
        }),
    },
    emailVerification: {
      sendOnSignUp: true,
      expiresIn: 24 * 60 * 60,
      sendVerificationEmail: ({ user, url }) =>
        requestMail(database, { userId: user.id, template: 'verify-email', url }),
      afterEmailVerification: async (user) => {
        await claimGuestOrders(database, { userId: user.id })
      },
    },
    databaseHooks: { session: { create: { before: keepLockedOut } } },
    rateLimit: addressLimit(),
    hooks: { before: limitTries, after: welcome },
    advanced: {
      cookiePrefix: COOKIE_PREFIX,
      // Said aloud, or better-auth leaves the check out in tests and they prove nothing.
      disableOriginCheck: false,
      useSecureCookies: env.APP_URL.startsWith('https:'),
      database: { generateId: () => newId() },
      ipAddress: env.TRUSTED_PROXY
        ? { trustedProxies: env.TRUSTED_PROXY.split(',').map((proxy) => proxy.trim()) }
        : // Anybody can write X-Forwarded-For; without a proxy that we trust no address is known.
          { disableIpTracking: true },
    },
  })
}

/** Answers a request to better-auth's endpoints: from our own pages, or from no browser at all. */
export async function handleAuthRequest(request: Request): Promise<Response> {
  if (!SERVED.has(new URL(request.url).pathname)) {
    return Response.json({ code: 'NOT_FOUND', message: 'There is nothing here.' }, { status: 404 })
  }
  if (request.method !== 'GET' && !sameOrigin(request.headers, env.APP_URL)) {
    return Response.json({ code: 'FORBIDDEN', message: 'That came from another site.' }, { status: 403 })
  }
  // A form of another site can send everything but JSON without asking first.
  if (request.method !== 'GET' && !isJson(request.headers)) {
    const refusal = { code: 'UNSUPPORTED_MEDIA_TYPE', message: 'Send JSON (application/json).' }
    return Response.json(refusal, { status: 415 })
  }
  const answer = await auth().handler(request)
  // Its own limiter writes the header under a name of its own.
  const wait = answer.headers.get('x-retry-after')
  if (wait) answer.headers.set('retry-after', wait)
  return answer
}

function isJson(headers: Headers): boolean {
  return headers.get('content-type')?.split(';', 1)[0]?.trim().toLowerCase() === 'application/json'
}

/**
 * Whether a request was made by our own pages or by no browser at all: browsers send `Origin` with every POST, and
 * `Sec-Fetch-Site` where they know it; programs that hold no cookies of a person send neither.
 */
export function sameOrigin(headers: Headers, appUrl: string): boolean {
  const site = headers.get('sec-fetch-site')
  if (site === 'cross-site' || site === 'same-site') return false
  const origin = headers.get('origin')
  if (origin === null) return true
  if (origin === new URL(appUrl).origin) return true
  // The same server under another name (127.0.0.1 for localhost): a page can send no other Host than its own.
  return URL.canParse(origin) && new URL(origin).host === headers.get('host')
}

/** Whom an operator has locked out gets no session, whichever way they prove who they are. */
async function keepLockedOut({ userId }: { userId: string }): Promise<void> {
  if (!(await isLocked(database, userId))) return
  const message = 'This account is locked. Please write to our support.'
  throw new APIError('FORBIDDEN', { code: 'ACCOUNT_LOCKED', message })
}

/** Per network address, where a trusted proxy tells it; per e-mail address `limitTries` counts in any case. */
function addressLimit() {
  return {
    enabled: Boolean(env.TRUSTED_PROXY),
    customStorage: {
      consume: async (key: string) => {
        const allowance = await countTry(database, 'address', key)
        return allowance.ok
          ? { allowed: true, retryAfter: null }
          : { allowed: false, retryAfter: allowance.retryAfterSeconds }
      },
    },
    // Reading a session is no try at anything.
    customRules: { '/get-session': false as const, '/sign-out': false as const },
  }
}

const limitTries = createAuthMiddleware(async (context) => {
  const limit = LIMITED[context.path]
  // Who holds somebody's session may not guess at the password either.
  const email: unknown =
    context.path === '/change-password' ? (await getSessionFromCtx(context))?.user.email : context.body?.email
  if (limit && typeof email === 'string') {
    const subject = limit === 'sign-in' ? countedBy(context.headers, email) : email
    const allowance = await countTry(database, limit, subject)
    if (!allowance.ok) {
      const minutes = Math.ceil(allowance.retryAfterSeconds / 60)
      const message = `That was tried too often. Please try again in ${minutes === 1 ? 'a minute' : `${minutes} minutes`}.`
      const headers = { 'retry-after': String(allowance.retryAfterSeconds) }
      throw new APIError('TOO_MANY_REQUESTS', { code: 'TOO_MANY_REQUESTS', message }, headers)
    }
  }
  if (context.path === '/change-password') {
    // Whoever knew the old password is signed out everywhere, whether the caller asked for it or not.
    return { context: { body: { ...context.body, revokeOtherSessions: true } } }
  }
})

/** By what wrong passwords are counted: the browser where this person has signed in before, else the e-mail address. */
function countedBy(headers: Headers | undefined, email: string): string {
  const name = knownBrowserCookieName(env.APP_URL.startsWith('https:'))
  return knownBrowser(readCookie(headers?.get('cookie'), name), email, env.AUTH_SECRET) ?? email
}

function localeOf(user: object): Locale {
  return 'locale' in user && isLocale(String(user.locale)) ? (user.locale as Locale) : DEFAULT_LOCALE
}

/** After a sign-in or sign-up the browser is known, and what the person put into the cart or ordered as a guest is theirs. */
const welcome = createAuthMiddleware(async (context) => {
  const user = context.context.newSession?.user
  if (!user) return
  await forgetTries(database, 'sign-in', countedBy(context.headers, user.email))
  const secure = env.APP_URL.startsWith('https:')
  context.setCookie(knownBrowserCookieName(secure), knownBrowserValue(user.email, env.AUTH_SECRET), {
    ...{ path: '/', httpOnly: true, sameSite: 'lax', secure, maxAge: KNOWN_BROWSER_SECONDS },
  })
  const cart = readCookie(context.headers?.get('cookie'), cartCookieName(secure))
  const guest = guestOwner(cart, env.AUTH_SECRET)
  if (guest) await claimGuestCart(database, { guest, userId: user.id })
  if (user.emailVerified) await claimGuestOrders(database, { userId: user.id })
})

/**
 * Who is signed in, or null. A request without a session cookie costs nothing; one with it is answered from its signed
 * copy for a minute unless `fresh`. Renewed cookies go into `answer`; without one nothing is renewed.
 */
export async function sessionUser(
  request: Headers,
  { fresh, answer }: { fresh: boolean; answer?: Headers },
): Promise<SessionUser | null> {
  if (!getSessionCookie(request, { cookiePrefix: COOKIE_PREFIX })) return null
  const { headers, response } = await auth().api.getSession({
    headers: request,
    query: { disableCookieCache: fresh, disableRefresh: !answer },
    returnHeaders: true,
  })
  for (const cookie of headers?.getSetCookie() ?? []) answer?.append('set-cookie', cookie)
  if (!response) return null
  const { id, email, name, role } = response.user
  return { id, email, name, role: role as UserRole, sessionId: response.session.id }
}
