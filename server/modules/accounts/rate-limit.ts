import { createHash } from 'node:crypto'
import { RateLimiterMemory, RateLimiterPrisma, RateLimiterRes } from 'rate-limiter-flexible'
import type { Db } from '#server/db/index.ts'

/** So many tries per so many seconds, counted in the database for all copies of the web role together. */
export const LIMITS = {
  /** Wrong passwords for one e-mail address. */
  'sign-in': { points: 10, duration: 10 * 60 },
  /** Mails that somebody asks to be sent to one address. */
  'account-mail': { points: 4, duration: 60 * 60 },
  /** Accounts and sign-ins from one network address; counted where a trusted proxy tells it. */
  address: { points: 60, duration: 10 * 60 },
  /** Guesses at one order's e-mail address. */
  'order-look-up': { points: 10, duration: 10 * 60 },
  /** Addresses of which one vendor asks whether they have an account, by adding them to its team. */
  'member-look-up': { points: 10, duration: 10 * 60 },
  /** Pictures that one vendor brings; each costs seconds of processor time. */
  picture: { points: 100, duration: 10 * 60 },
} as const

export type LimitName = keyof typeof LIMITS
export type Allowance = { ok: true } | { ok: false; retryAfterSeconds: number }

const limiters = new WeakMap<Db, Map<LimitName, RateLimiterPrisma>>()

function limiter(db: Db, name: LimitName): RateLimiterPrisma {
  const own = limiters.get(db) ?? new Map<LimitName, RateLimiterPrisma>()
  limiters.set(db, own)
  const known = own.get(name)
  if (known) return known
  const made = new RateLimiterPrisma({
    storeClient: db,
    tableName: 'rateLimit',
    keyPrefix: name,
    ...LIMITS[name],
  })
  own.set(name, made)
  return made
}

/** Counts one try of `subject`; only a hash of the subject is kept. */
export function countTry(db: Db, name: LimitName, subject: string): Promise<Allowance> {
  return allowance(limiter(db, name).consume(hash(subject)))
}

/** One minute, in seconds. */
const WINDOW_S = 60

const memories = new Map<string, RateLimiterMemory>()

/**
 * Counts `points` of the `perMinute` that `subject` may spend (0: no limit) in this process alone: for hot paths, where
 * each copy of the web role counts for itself.
 */
export async function spend(
  name: string,
  subject: string,
  { perMinute, points = 1 }: { perMinute: number; points?: number },
): Promise<Allowance> {
  if (perMinute === 0) return { ok: true }
  const key = `${name}:${perMinute}`
  const memory = memories.get(key) ?? new RateLimiterMemory({ points: perMinute, duration: WINDOW_S })
  memories.set(key, memory)
  return allowance(memory.consume(subject, points))
}

async function allowance(consumed: Promise<unknown>): Promise<Allowance> {
  try {
    await consumed
    return { ok: true }
  } catch (refused) {
    if (!(refused instanceof RateLimiterRes)) throw refused
    return { ok: false, retryAfterSeconds: Math.max(1, Math.ceil(refused.msBeforeNext / 1000)) }
  }
}

/** Forgets the tries of `subject`: the right password was among them. */
export async function forgetTries(db: Db, name: LimitName, subject: string): Promise<void> {
  await limiter(db, name).delete(hash(subject))
}

function hash(subject: string): string {
  return createHash('sha256').update(subject.trim().toLowerCase()).digest('base64url')
}
