import { setTimeout as sleep } from 'node:timers/promises'
import { killPart, type PartName } from '#local/stack.ts'
import type { Books } from './books.ts'
import type { Load } from './load.ts'
import type { Random } from './random.ts'

/** One blow: which parts were killed, and how long each promise was broken after the last of them, in milliseconds. */
export interface Blow {
  parts: PartName[]
  /** Until an order that was sent after it was acknowledged. */
  servesMs: number
  /** Until a listener had finished an event that happened after it. */
  worksMs: number
}

const PARTS: PartName[] = ['inngest', 'postgres', 'web', 'worker']

/** Who waits longer than this will not see it. */
const GIVE_UP_MS = 60_000

/**
 * Kills parts at random instants until so many died, each at least once where there are enough, sometimes two at once
 * or a second while the first comes back; after each blow waits until orders and listeners go on.
 */
export async function killAtRandom(
  kills: number,
  { random, load, books }: { random: Random; load: Load; books: Books },
): Promise<Blow[]> {
  const blows: Blow[] = []
  const left = Array.from({ length: kills }, (_, index) => PARTS[index] ?? random.pick(PARTS))
  while (left.length > 0 && load.problems.length === 0) {
    await sleep(random.between(200, 2_000))
    const parts: PartName[] = []
    do {
      const part = left.shift() as PartName
      await strike(part)
      parts.push(part)
      if (left.length === 0 || !random.chance(0.25)) break
      await sleep(random.between(0, 600))
    } while (left.length > 0)
    const at = Date.now()
    const [servesMs, worksMs] = await Promise.all([untilServes(load, at), untilWorks(books, at)])
    blows.push({ parts, servesMs, worksMs })
    console.log(`  ${parts.join(' + ')}: serves after ${servesMs} ms, works after ${worksMs} ms`)
  }
  return blows
}

/** A part that was killed a moment ago may have no process yet. */
async function strike(part: PartName): Promise<void> {
  for (const deadline = Date.now() + GIVE_UP_MS; !killPart('test', part); await sleep(20)) {
    if (Date.now() > deadline) throw new Error(`There is no ${part} to kill for a minute.`)
  }
}

async function untilServes(load: Load, since: number): Promise<number> {
  for (const deadline = since + GIVE_UP_MS; Date.now() < deadline; await sleep(10)) {
    if (load.sentAfter(since) > 0) return Date.now() - since
  }
  return GIVE_UP_MS
}

async function untilWorks(books: Books, since: number): Promise<number> {
  for (const deadline = since + GIVE_UP_MS; Date.now() < deadline; await sleep(100)) {
    const [row] = await books
      .ask<{ at: Date | null }>(
        `SELECT min(run.finished_at) AS at FROM job_runs AS run JOIN outbox_events AS event ON event.id = run.event_id
         WHERE run.finished_at > $1 AND event.created_at > $1`,
        [new Date(since)],
      )
      .catch(() => [])
    if (row?.at) return row.at.getTime() - since
  }
  return GIVE_UP_MS
}

/** Longest, and how long half, nine tenths and 99 of a hundred took at most. */
export function distribution(times: number[]): string {
  const sorted = [...times].sort((a, b) => a - b)
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0
  return `p50 ${at(0.5)} ms, p90 ${at(0.9)} ms, p99 ${at(0.99)} ms, longest ${sorted.at(-1) ?? 0} ms`
}
