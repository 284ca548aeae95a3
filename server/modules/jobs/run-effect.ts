import { type Db, inTransaction } from '#server/db/index.ts'
import type { ListenerName } from '#server/events.ts'
import { finishJobRuns, lockUnfinished, openJobRuns, type RunInfo } from './finish-job-runs.ts'
import type { Done, Effect, HandedEvent } from './schema.ts'

/** What a job run says that had nothing to do. */
const NOTHING = 'nothing to do'

/** What the database hears of an effect that was asked for again. */
export interface EffectResult {
  /** Events whose effect happened now. */
  done: number
  /** Events that were finished before. */
  known: number
}

/**
 * One listener's effect for a set of events, exactly once: in one transaction the events that the listener has finished
 * are dropped, the effect happens for the rest, and their job runs are done. Any number of deliveries, at once or one
 * after another, singly or in batches, come to the same. Throws what the effect throws, with nothing written.
 */
export async function runEffect(
  db: Db,
  listener: ListenerName,
  events: HandedEvent[],
  effect: Effect,
  run: RunInfo = { startedAt: new Date() },
): Promise<EffectResult> {
  const distinct = [...new Map(events.map((event) => [event.eventId, event])).values()]
  const ids = distinct.map((event) => event.eventId)
  // Apart from the effect: a dispatcher that opens the same runs must not wait for it.
  await openJobRuns(db, listener, ids)
  return inTransaction(db, async (tx) => {
    const open = await lockUnfinished(tx, listener, ids)
    const todo = distinct.filter((event) => open.has(event.eventId))
    if (todo.length > 0) {
      const did = await effect(tx, todo)
      await finishJobRuns(tx, listener, inWords(todo, did), run)
    }
    return { done: todo.length, known: ids.length - todo.length }
  })
}

/** Every event is finished, whether or not the effect had anything to say of it. */
export function inWords(events: HandedEvent[], did: Done[]): Done[] {
  const words = new Map<string, string[]>()
  for (const { eventId, did: said } of did) words.set(eventId, [...(words.get(eventId) ?? []), said])
  return events.map(({ eventId }) => ({ eventId, did: words.get(eventId)?.join('; ') ?? NOTHING }))
}
