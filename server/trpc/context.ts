/** The composition root of the API: who asks, on whose behalf, and the one database client. */
import { newId } from '#server/core/ids.ts'
import { database } from '#server/database.ts'
import type { Db } from '#server/db/index.ts'
import { env } from '#server/env.ts'
import {
  cartCookieHeader,
  cartCookieName,
  type GuestOwner,
  guestOwner,
  newGuest,
  readCookie,
} from '#server/modules/accounts/cart-cookie.ts'
import type { SessionUser } from '#server/modules/accounts/schema.ts'
import { tracedCorrelationId } from '#server/tracing.ts'
import { sessionUser } from '../auth.ts'
import { clientAddress } from './client-address.ts'

/** Whom carts, orders and idempotency keys belong to. */
export type Owner = `user:${string}` | GuestOwner

export interface Context {
  db: Db
  user: SessionUser | null
  /** The signed-in user, or the guest of the signed cart cookie, or a guest who has nothing yet. */
  owner: Owner
  /**
   * Every owner that this person proved to be: `owner`, and the cart cookie's guest when signed in. Empty for a guest
   * who has nothing yet, so that nothing need be looked up for them.
   */
  owners: Owner[]
  /** Ties the click to every log line, event and job that follows. */
  correlationId: string
  /** From a trusted proxy alone; null where nobody trustworthy says. */
  clientAddress: string | null
  /** Makes a guest's `owner` last: sets the cart cookie with the answer. Nothing for signed-in users. */
  keepOwner: () => void
  /** Names what everybody sees alike and this call has changed: the tags of caches to renew after the answer. */
  touch: (...tags: string[]) => void
  /** Tells the request's log line how a call ended; absent in pages, which have no such line. */
  ended?: (call: EndedCall) => void
}

/** A call as its request's line and the metrics know it. */
export interface EndedCall {
  path: string
  type: string
  /** `ok`, the reason of a refusal, or the code of an error. */
  outcome: string
  /** Milliseconds. */
  ms: number
}

const nothing = () => {}

/** Shapes that we take over from a caller; anything else gets an id of ours. */
const CORRELATION_ID = /^[A-Za-z0-9-]{8,64}$/

/**
 * The context of one request. `fresh` reads the session from the database instead of trusting the cookie's copy of
 * it (at most a minute old). `answer` collects headers of the response, where cookies can still be set.
 */
export async function createContext(
  request: Headers,
  {
    fresh,
    answer,
    touch,
    ended,
    correlationId = correlationIdOf(request),
  }: { fresh: boolean; answer?: Headers } & Partial<Pick<Context, 'touch' | 'ended' | 'correlationId'>>,
): Promise<Context> {
  const secure = env.APP_URL.startsWith('https:')
  const user = await sessionUser(request, { fresh, answer })
  return {
    db: database,
    user,
    touch: touch ?? nothing,
    ended,
    ...ownership(user, readCookie(request.get('cookie'), cartCookieName(secure)), answer),
    correlationId,
    clientAddress: clientAddress(request.get('x-forwarded-for'), env.TRUSTED_PROXY),
  }
}

/** The context of nobody in particular, for what everybody sees alike; it reads no request. */
export function anonymousContext(): Context {
  return {
    db: database,
    user: null,
    touch: nothing,
    ...ownership(null, undefined, undefined),
    correlationId: newId(),
    clientAddress: null,
  }
}

function ownership(
  user: SessionUser | null,
  cookie: string | undefined,
  answer: Headers | undefined,
): Pick<Context, 'owner' | 'owners' | 'keepOwner'> {
  const known = guestOwner(cookie, env.AUTH_SECRET)
  if (user) {
    const owner: Owner = `user:${user.id}`
    return { owner, owners: known ? [owner, known] : [owner], keepOwner: nothing }
  }
  const guest = known && cookie ? { owner: known, value: cookie } : newGuest(env.AUTH_SECRET)
  return {
    owner: guest.owner,
    owners: known ? [known] : [],
    keepOwner: () => {
      answer?.append(
        'set-cookie',
        cartCookieHeader(guest.value, { secure: env.APP_URL.startsWith('https:') }),
      )
    },
  }
}

/** The id that the caller brought, or that of the trace under way, or a new one. */
export function correlationIdOf(request: Headers): string {
  const given = request.get('x-correlation-id')
  return given && CORRELATION_ID.test(given) ? given : (tracedCorrelationId() ?? newId())
}
