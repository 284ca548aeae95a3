import { type FailureKind, kindOfStatus } from './failure-kind.ts'

/** A call that did not succeed, as `common.errors` has words for it. */
export class BareFailure extends Error {
  readonly kind: FailureKind

  constructor(kind: FailureKind) {
    super(kind)
    this.kind = kind
  }
}

/**
 * Asks the API, or tells it something (`input`), without its client: that and the cache around it would be half of what
 * the pages load first that everybody opens. For answers that are plain JSON. Throws a BareFailure.
 */
export async function callBare<T>(procedure: string, input?: object): Promise<T> {
  const headers = { 'content-type': 'application/json' }
  const told = input && { method: 'POST', headers, body: JSON.stringify({ json: input }) }
  const answer = await fetch(`/api/trpc/${procedure}`, told).catch(() => null)
  if (!answer?.ok) throw new BareFailure(kindOfStatus(answer?.status))
  return (await answer.json()).result.data.json
}
