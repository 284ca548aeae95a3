/** How long a lease on events lasts, in milliseconds: longer than one send may take (20 s), time-outs included. */
export const LEASE_MS = 45_000

/** How many events go out in one call. */
export const DISPATCH_LIMIT = 200

/** Up to this many events within two seconds are a trickle, whose effects are wanted at once rather than in batches. */
const TRICKLE = 10

/** Whether listeners may take these events in batches. `recent`: events written in the last two seconds, all copies'. */
export function mayBatch(leased: number, recent: number): boolean {
  return Math.max(leased, recent) > TRICKLE
}

/** Up to which count `recent` needs to be known. */
export const RECENT_ENOUGH = TRICKLE + 1

/** How long an event rests after its `attempts`th failed send, in milliseconds: 1 s doubling, at most 15 s. */
export function restAfter(attempts: number): number {
  return Math.min(15_000, 1_000 * 2 ** Math.max(0, attempts - 1))
}
