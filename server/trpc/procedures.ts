/** The ladder of procedures: each rung narrows the context. The only rooms that know TRPCError are here and beside. */
import { initTRPC, TRPCError } from '@trpc/server'
import superjson from 'superjson'
import { ZodError } from 'zod'
import type { VendorId } from '#server/core/brand.ts'
import { env } from '#server/env.ts'
import { log } from '#server/log.ts'
import { countCall } from '#server/metrics.ts'
import { type Allowance, spend } from '#server/modules/accounts/rate-limit.ts'
import type { MemberRole, SessionUser } from '#server/modules/accounts/schema.ts'
import { membershipsOf } from '#server/modules/vendors/queries.ts'
import { traced } from '#server/tracing.ts'
import { networkOf } from './client-address.ts'
import type { Context } from './context.ts'
import { readInput, refuseUnprintable } from './read-input.ts'

const t = initTRPC.context<Context>().create({
  transformer: { input: { serialize: superjson.serialize, deserialize: readInput }, output: superjson },
  isDev: false,
  errorFormatter({ shape, error, ctx }) {
    const { stack: _stack, ...data } = shape.data as typeof shape.data & { stack?: string }
    const correlationId = ctx?.correlationId ?? null
    if (error.code === 'INTERNAL_SERVER_ERROR') {
      return {
        ...shape,
        message: 'Something went wrong on our side. Please try again.',
        data: { ...data, correlationId, fields: [] },
      }
    }
    const fields = fieldsOf(error.cause)
    return { ...shape, message: wordsFor(error, fields), data: { ...data, correlationId, fields } }
  },
})

/** What our own code refuses comes with its words; a cause's are a parser's, about what no person wrote. */
function wordsFor(error: TRPCError, fields: unknown[]): string {
  if (fields.length > 0) return 'Please check what you entered.'
  return error.cause ? 'That request cannot be read.' : error.message
}

/** What is wrong with which field of the input, in words. */
function fieldsOf(cause: unknown): { path: string; message: string }[] {
  if (!(cause instanceof ZodError)) return []
  return cause.issues.slice(0, 20).map((issue) => ({ path: issue.path.join('.'), message: issue.message }))
}

export const router = t.router
export const createCallerFactory = t.createCallerFactory

/**
 * Measures every call and tells its request how it ended. What broke is a line of its own, with its error; so is what
 * a page could not read, as a page has no line.
 */
const observed = t.middleware(async ({ ctx, path, type, next }) => {
  const started = performance.now()
  const result = await traced(path, {}, () => next())
  const call = { path, type, outcome: outcomeOf(result), ms: performance.now() - started }
  countCall(call)
  ctx.ended?.(call)
  if (result.ok) return result
  const line = { correlationId: ctx.correlationId, path, ms: Math.round(call.ms) }
  if (result.error.code === 'INTERNAL_SERVER_ERROR')
    log().error({ ...line, err: result.error.cause ?? result.error }, 'failed')
  else if (!ctx.ended) log().info({ ...line, outcome: call.outcome }, 'refused')
  return result
})

/** In one word: `ok`, the reason that an expected refusal names, or an error's code. Never what somebody typed. */
function outcomeOf(result: { ok: true; data: unknown } | { ok: false; error: TRPCError }): string {
  if (!result.ok) return result.error.code.toLowerCase().replaceAll('_', '-')
  const { ok, reason } = (result.data ?? {}) as { ok?: unknown; reason?: unknown }
  return ok === false && typeof reason === 'string' ? reason : 'ok'
}

const readable = t.middleware(async ({ getRawInput, next }) => {
  refuseUnprintable(await getRawInput())
  return next()
})

/** Anybody. `ctx.owner` says whose cart and orders are meant. */
export const publicProcedure = t.procedure.use(observed).use(readable)

/** Too many tries of something. The answer's Retry-After says when the next one has a chance. */
export class TooOften extends TRPCError {
  readonly retryAfterSeconds: number

  constructor(message: string, { retryAfterSeconds }: Extract<Allowance, { ok: false }>) {
    super({ code: 'TOO_MANY_REQUESTS', message })
    this.retryAfterSeconds = retryAfterSeconds
  }
}

/**
 * Counts what comes from one network address, where a trusted proxy tells it: a guest draws a new owner at will, and
 * every owner's cart is a row. Throws TooOften.
 */
export async function limitAddress(ctx: Pick<Context, 'clientAddress'>, points = 1): Promise<void> {
  if (!ctx.clientAddress) return
  const perMinute = env.ADDRESS_RATE_PER_MINUTE
  const allowance = await spend('address', networkOf(ctx.clientAddress), { perMinute, points })
  if (!allowance.ok)
    throw new TooOften('That was a lot at once. Please wait a moment and try again.', allowance)
}

/** Anybody who puts something down: a guest's `owner` lasts from here on (the cart cookie is set with the answer). */
export const shopperProcedure = publicProcedure.use(async ({ ctx, next }) => {
  await limitAddress(ctx)
  ctx.keepOwner()
  return next()
})

/** A signed-in person; `ctx.user` is there. */
export const customerProcedure = publicProcedure.use(({ ctx, next }) =>
  next({ ctx: { user: signedIn(ctx) } }),
)

/**
 * Somebody who works for an approved or suspended vendor, at least as `role`. `ctx.vendorId` comes from the membership
 * in the database, never from input.
 */
export function vendorProcedure(role: MemberRole = 'staff') {
  return customerProcedure.use(async ({ ctx, next }) => {
    const member = (await membershipsOf(ctx.db, ctx.user.id))[0]
    if (!member) throw new TRPCError({ code: 'FORBIDDEN', message: 'You do not work for a vendor.' })
    if (role === 'owner' && member.role !== 'owner') {
      throw new TRPCError({ code: 'FORBIDDEN', message: "Only the vendor's owner may do that." })
    }
    return next({
      ctx: { vendorId: member.vendorId as VendorId, member: { role: member.role, vendor: member.vendor } },
    })
  })
}

/** The platform's staff. */
export const adminProcedure = customerProcedure.use(({ ctx, next }) => {
  if (ctx.user.role !== 'operator') {
    throw new TRPCError({ code: 'FORBIDDEN', message: 'That is for the operators of the marketplace.' })
  }
  return next({ ctx: { user: { ...ctx.user, role: 'operator' as const } } })
})

function signedIn(ctx: Context): SessionUser {
  if (!ctx.user) throw new TRPCError({ code: 'UNAUTHORIZED', message: 'Please sign in first.' })
  return ctx.user
}
