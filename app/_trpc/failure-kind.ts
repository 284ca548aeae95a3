/** What kind of failure it is, as `common.errors` has words for it. */
export type FailureKind = 'unreachable' | 'broken' | 'tooOften' | 'signIn' | 'notFound' | 'refused'

const KINDS: Readonly<Record<number, FailureKind>> = { 401: 'signIn', 404: 'notFound', 429: 'tooOften' }

/** By the status that was answered; none where no answer came. */
export function kindOfStatus(status: number | undefined): FailureKind {
  if (status === undefined) return 'unreachable'
  return status >= 500 ? 'broken' : (KINDS[status] ?? 'refused')
}
