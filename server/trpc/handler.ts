/** The API over HTTP: what is refused before any procedure runs, and what the answer may tell. */
import { fetchRequestHandler } from '@trpc/server/adapters/fetch'
import { env } from '#server/env.ts'
import { boundedRequest } from '#server/http/bounded.ts'
import { traced } from '#server/tracing.ts'
import { sameOrigin } from '../auth.ts'
import { correlationIdOf, createContext } from './context.ts'
import { TooOften } from './procedures.ts'
import { RequestLine } from './request-line.ts'
import { appRouter } from './router.ts'

export const API_PATH = '/api/trpc'

/** The longest body in bytes; the largest legitimate one (a cart's order) is under 4 KB. */
const MAX_BODY = 64 * 1024
const MAX_CALLS_PER_BATCH = 10

/** Procedures for which a session's copy in its cookie (at most a minute old) is good enough; SECURITY.md says why. */
const COPY_SUFFICES = /^(?:cart|catalog)\.|^account\.header$/

/** Answers one request. Never throws for what a client sent. `revalidate` is told each cache tag that was touched. */
export async function handleApiRequest(
  request: Request,
  revalidate: (tag: string) => void = () => {},
): Promise<Response> {
  const line = new RequestLine(correlationIdOf(request.headers))
  const response = await traced('api', { click: line.correlationId }, () => answer(request, revalidate, line))
  line.write(response.status)
  return response
}

async function answer(
  request: Request,
  revalidate: (tag: string) => void,
  line: RequestLine,
): Promise<Response> {
  const refusal = refusalOf(request)
  if (refusal) return refusal
  const bounded = await boundedRequest(request, MAX_BODY)
  if (bounded === 'broken-off') return refuse(400, 'BAD_REQUEST', 'That request was broken off.')
  if (bounded === 'too-long')
    return refuse(413, 'PAYLOAD_TOO_LARGE', 'That is more than one request may carry.')

  const touched = new Set<string>()
  const response = await fetchRequestHandler({
    endpoint: API_PATH,
    req: bounded,
    router: appRouter,
    maxBatchSize: MAX_CALLS_PER_BATCH,
    responseMeta: ({ errors }) => {
      const wait = Math.max(
        0,
        ...errors.map((error) => (error instanceof TooOften ? error.retryAfterSeconds : 0)),
      )
      return wait > 0 ? { headers: { 'retry-after': String(wait) } } : {}
    },
    createContext: async ({ resHeaders, info }) => {
      const fresh = !info.calls.every((call) => COPY_SUFFICES.test(call.path))
      const context = await createContext(request.headers, {
        fresh,
        answer: resHeaders,
        touch: (...tags) => tags.forEach((tag) => void touched.add(tag)),
        ended: (call) => line.calls.push(call),
        correlationId: line.correlationId,
      })
      line.user = context.user
      resHeaders.set('x-correlation-id', context.correlationId)
      resHeaders.set('cache-control', 'no-store')
      return context
    },
  })
  touched.forEach(revalidate)
  return response
}

/** What is wrong with a request's envelope, as its answer; null when nothing is. */
export function refusalOf(request: Request): Response | null {
  if (request.method === 'GET') return null
  if (request.method !== 'POST')
    return refuse(405, 'METHOD_NOT_SUPPORTED', 'Use GET for queries and POST for mutations.')
  const type = request.headers.get('content-type')?.split(';', 1)[0]?.trim().toLowerCase()
  if (type !== 'application/json')
    return refuse(415, 'UNSUPPORTED_MEDIA_TYPE', 'Send JSON (application/json).')
  if (Number(request.headers.get('content-length') ?? 0) > MAX_BODY) {
    return refuse(413, 'PAYLOAD_TOO_LARGE', 'That is more than one request may carry.')
  }
  if (!sameOrigin(request.headers, env.APP_URL))
    return refuse(403, 'FORBIDDEN', 'That came from another site.')
  return null
}

function refuse(status: number, code: string, message: string): Response {
  const body = { error: { json: { message, code, data: { code, httpStatus: status } } } }
  return Response.json(body, { status, headers: { 'cache-control': 'no-store' } })
}
