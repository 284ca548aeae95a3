import { setTimeout as sleep } from 'node:timers/promises'
import { type Db, inTransaction } from '#server/db/index.ts'
import { recordPayments } from '#server/modules/payments/record-payment.ts'
import { batchesOf } from './import-catalogue.ts'

/** How often it is looked, and for how long nothing may be finished before the rest is given up, in milliseconds. */
const LOOK_MS = 2_000
const GIVE_UP_MS = 10 * 60_000

/** Transfers per transaction; each locks its orders. */
const BATCH = 50

/** The bank's side: what these orders' transfers were to bring has come. Returns how many; a second call finds none. */
export async function receiveTransfers(db: Db, orderIds: readonly string[]): Promise<number> {
  const waiting = await db.$queryRaw<{ id: string }[]>`
    SELECT id FROM payments WHERE order_id = ANY (${orderIds}::uuid[]) AND state = 'awaiting-transfer' ORDER BY order_id`
  for (const batch of batchesOf(waiting, BATCH)) {
    const paymentIds = batch.map(({ id }) => id)
    await inTransaction(db, (tx) => recordPayments(tx, { paymentIds, now: new Date() }))
  }
  return waiting.length
}

/** How far the listeners of some orders are: runs that their events expect. */
export interface Jobs {
  expected: number
  done: number
  dead: number
  /** Among the open ones: those that failed and are tried again. */
  failing: number
}

/**
 * Waits until every run that the orders' events expect is done or dead; gives up when nothing was finished for ten
 * minutes, or `stop` is aborted. Effects that write further events are waited for too.
 */
export async function untilListenersAreDone(
  db: Db,
  orderIds: readonly string[],
  { tell, stop }: { tell: (jobs: Jobs) => void; stop: AbortSignal },
): Promise<Jobs> {
  let settled = -1
  let since = Date.now()
  for (;;) {
    const jobs = await countJobs(db, orderIds)
    tell(jobs)
    const now = jobs.done + jobs.dead
    if (now !== settled) since = Date.now()
    settled = now
    if (settled === jobs.expected || stop.aborted || Date.now() - since > GIVE_UP_MS) return jobs
    await sleep(LOOK_MS)
  }
}

/** Job runs of the orders' events. */
export async function countJobs(db: Db, orderIds: readonly string[]): Promise<Jobs> {
  const [jobs] = await db.$queryRaw<Jobs[]>`
    SELECT count(*)::int AS expected,
      (count(*) FILTER (WHERE run.state = 'done'))::int AS done,
      (count(*) FILTER (WHERE run.state = 'dead'))::int AS dead,
      (count(*) FILTER (WHERE run.state = 'open' AND run.last_error IS NOT NULL))::int AS failing
    FROM outbox_events AS event
    CROSS JOIN LATERAL unnest(event.listeners) AS wanted (listener)
    LEFT JOIN job_runs AS run ON run.event_id = event.id AND run.listener = wanted.listener
    WHERE event.order_id = ANY (${orderIds}::uuid[])`
  return jobs ?? { expected: 0, done: 0, dead: 0, failing: 0 }
}
