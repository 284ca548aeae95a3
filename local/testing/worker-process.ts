/**
 * A worker process for tests that kill it: is handed the whole backlog of the outbox, listener by listener and batch by
 * batch in an order of its own (TEST_SEED), does each effect, and says how many it did itself.
 */
import { database } from '#server/database.ts'
import { runEffect } from '#server/modules/jobs/run-effect.ts'
import { EFFECT_LISTENERS, EFFECTS, heardBy } from './effects.ts'

const BATCH = 7
const seed = Number(process.env.TEST_SEED ?? 1)

const batches = (
  await Promise.all(
    EFFECT_LISTENERS.map(async (listener) => {
      const events = await heardBy(database, listener)
      const starts = Array.from({ length: Math.ceil(events.length / BATCH) }, (_, index) => index * BATCH)
      return starts.map((start) => ({ listener, events: events.slice(start, start + BATCH) }))
    }),
  )
).flat()
// Each worker in another order, so that they meet on the same batches from both sides.
const key = (index: number) => (Math.imul(index + seed, 2654435761) >>> 0) / 2 ** 32
const shuffled = batches
  .map((batch, index) => ({ batch, key: key(index) }))
  .sort((a, b) => a.key - b.key)
  .map(({ batch }) => batch)

const did = { done: 0, known: 0 }
const worker = async () => {
  for (let next = shuffled.shift(); next; next = shuffled.shift()) {
    const { done, known } = await runEffect(database, next.listener, next.events, EFFECTS[next.listener])
    did.done += done
    did.known += known
  }
}
await Promise.all([worker(), worker(), worker()])
await database.$disconnect()
console.log(JSON.stringify(did))
