/** How long a lease on events lasts, in milliseconds: longer than one send may take (20 s), time-outs included. */
export const LEASE_MS = 45_000

/** How many events go out in one call. */
export const DISPATCH_LIMIT = 200

/** Up to this many events within two seconds are a trickle, whose effects are wanted at once rather than in batches. */
const TRICKLE = 10

/** How long a process lets events gather between two sends while there is more than a trickle, in milliseconds. */
export const GATHER_MS = 2_000

/** When the relay takes an event, in milliseconds: by then the process that wrote it has sent it, or is not going to. */
export const RELAY_AFTER_MS = 2 * GATHER_MS

/** From so many runs on that were handed over more than two seconds ago, the job server is behind. */
export const WAITING_ENOUGH = 20

/**
 * Whether listeners may take events in batches. `events`: written in the last two seconds by all copies; `waiting`: runs
 * handed over earlier that nobody has begun to finish. A run of its own for each event and listener costs a job server
 * so much that a slow one falls behind a trickle too, and then ever further.
 */
export function mayBatch({ events, waiting }: { events: number; waiting: number }): boolean {
  return events > TRICKLE || waiting >= WAITING_ENOUGH
}

/** Up to which count `events` needs to be known. */
export const RECENT_ENOUGH = TRICKLE + 1

/** How long an event rests after its `attempts`th failed send, in milliseconds: 1 s doubling, at most 15 s. */
export function restAfter(attempts: number): number {
  return Math.min(15_000, 1_000 * 2 ** Math.max(0, attempts - 1))
}
