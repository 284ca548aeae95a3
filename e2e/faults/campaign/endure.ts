import { expect } from '@playwright/test'
import { differences, untilDrained } from './aftermath.ts'
import { type Blow, distribution, killAtRandom } from './kills.ts'
import { openStage } from './stage.ts'

/** How long the shop may be away after a part was killed, in milliseconds: a promise, not a setting. */
const SERVES_AGAIN_MS = 15_000

/** How long listeners may rest: what the job server lost with them is noticed and handed out after a minute. */
const WORKS_AGAIN_MS = 60_000

/** Kills parts under load, lets everything drain, and expects every row, mail and captured sum to be exactly right. */
export async function endureKills(kills: number, drainMs: number): Promise<void> {
  const stage = await openStage()
  const load = await stage.load({ buyers: 3, restMs: 700 })
  void load.start()
  const blows = await killAtRandom(kills, { ...stage, load })
  await load.stop()
  const { seconds, undone } = await untilDrained(stage.books, drainMs)
  report(blows, `${load.acknowledged.length} orders, ${load.lost} answers lost, drained after ${seconds} s`)
  expect.soft(undone).toEqual([])
  expect.soft(await differences(stage.instance, stage.books, load)).toEqual([])
  expect.soft(blows.flatMap(({ parts }) => parts)).toHaveLength(kills)
  for (const { parts, servesMs, worksMs } of blows) {
    expect.soft(servesMs, `orders after the end of ${parts.join(', ')}`).toBeLessThan(SERVES_AGAIN_MS)
    expect.soft(worksMs, `listeners after the end of ${parts.join(', ')}`).toBeLessThan(WORKS_AGAIN_MS)
  }
  await stage.close()
}

function report(blows: Blow[], orders: string): void {
  console.log(`  ${blows.flatMap(({ parts }) => parts).length} kills in ${blows.length} blows: ${orders}`)
  console.log(`  orders again: ${distribution(blows.map(({ servesMs }) => servesMs))}`)
  console.log(`  listeners again: ${distribution(blows.map(({ worksMs }) => worksMs))}`)
}
