import type { TRPCClient } from '@trpc/client'
import type { AppRouter } from '#server/trpc/router.ts'
import { ApiError, type ErrorData } from './errors.ts'
import { readValue } from './wire.ts'

type Kind = 'query' | 'mutate'

/** Sends one call; tRPC's own words for it are https://trpc.io/docs/rpc. Throws an ApiError. */
async function call(procedure: string, kind: Kind, input: unknown, signal?: AbortSignal): Promise<unknown> {
  const address = `/api/trpc/${procedure}`
  const sent = JSON.stringify({ json: input })
  const response =
    kind === 'query'
      ? fetch(input === undefined ? address : `${address}?input=${encodeURIComponent(sent)}`, { signal })
      : fetch(address, {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: sent,
          signal,
        })
  const status = await response.then((one) => one.status).catch(() => undefined)
  const answer = await response.then((one) => one.json()).catch(() => null)
  if (answer?.result) return readValue(answer.result.data)
  const refusal = answer?.error?.json as { message: string; data: ErrorData } | undefined
  throw refusal ? new ApiError(refusal.message, refusal.data) : new ApiError('No answer', undefined, status)
}

function at(path: readonly string[]): unknown {
  return new Proxy(() => {}, {
    get: (_, step: string) => at([...path, step]),
    apply: (_, __, [input, options]: [unknown, { signal?: AbortSignal }?]) =>
      call(path.slice(0, -1).join('.'), path.at(-1) as Kind, input, options?.signal),
  })
}

/**
 * The API's procedures, typed: `client.cart.addLine.mutate({ variantId })`. What @trpc/client would do with its links,
 * batches and subscriptions is a third of what a page may weigh; each call of ours is one request, so that it is answered
 * when it is done, and one that fails cannot look like another's.
 */
export const client = at([]) as TRPCClient<AppRouter>
