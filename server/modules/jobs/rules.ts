import { PermanentError } from './schema.ts'

/** A pair is overdue when its listener has finished events dispatched this much later, or nothing for this long. */
export const OVERDUE_SECONDS = 60

/** How many pairs of one listener may be handed out again within a minute. */
export const REDELIVERY_CAP = 300

/** More than this many lost pairs of a listener at once may be redelivered in batches, the first time. */
export const REDELIVERY_TRICKLE = 10

/** How often a batch is tried as a batch before its events are redelivered alone. */
const BATCH_ATTEMPTS = 2

/** How long a pair rests before it is handed out again, in seconds, by how often it was: a minute doubling, at most ten. */
export const BACK_OFF_SECONDS = [60, 120, 240, 480, 600]

/** Whether trying again cannot help: the code says so, or an invariant is broken. */
export function isPermanent(error: unknown): boolean {
  return error instanceof PermanentError || (error instanceof Error && PERMANENT_NAMES.has(error.name))
}

const PERMANENT_NAMES = new Set(['PermanentError', 'InvariantError', 'NonRetriableError', 'ZodError'])

/** When an error says that the next attempt is due (its `retryAt`); undefined when it leaves that to us. */
export function postponedUntil(error: unknown): Date | undefined {
  const { retryAt } = (error ?? {}) as { retryAt?: unknown }
  return retryAt instanceof Date ? retryAt : undefined
}

/**
 * What follows a failure of a run: the job server tries it again (`retry`); the batch failed for good, and its events are
 * redelivered alone at once (`split`); the single run is over until the time that its error named (`later`) or until an
 * operator replays it (`dead`).
 */
export type Verdict = 'retry' | 'split' | 'later' | 'dead'

/**
 * Only a single run is ever dead; a batch that fails for good is split, so that only its poisoned event fails alone.
 * `attempt` counts from 0, as the job server does.
 */
export function verdict(run: {
  events: number
  attempt: number
  permanent: boolean
  postponed?: boolean
}): Verdict {
  if (run.events > 1) return run.permanent || run.attempt + 1 >= BATCH_ATTEMPTS ? 'split' : 'retry'
  if (run.permanent) return 'dead'
  return run.postponed ? 'later' : 'retry'
}

/** An error in words for operators: no addresses, no telephone numbers, at most 500 characters. */
export function describeError(error: unknown): string {
  const text =
    error instanceof Error
      ? `${error.name === 'Error' ? '' : `${error.name}: `}${error.message}`
      : String(error)
  return text
    .replace(/\s+/g, ' ')
    .replace(/Invalid `[^`]*` invocation: /, '')
    .replace(/[^\s"'<>()=,;:]+@[^\s"'<>()=,;:]+/g, '<e-mail>')
    .replace(/\+\d[\d ()-]{6,}\d/g, '<telephone>')
    .slice(0, 500)
}
