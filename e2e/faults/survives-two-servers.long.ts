import { setTimeout as sleep } from 'node:timers/promises'
import { expect, test } from '@playwright/test'
import { findRedis, startCopies } from '#local/copies.ts'
import { differences, untilDrained } from './campaign/aftermath.ts'
import { openStage } from './campaign/stage.ts'

const NO_REDIS = 'there is no redis-server on the PATH (Debian: apt-get install redis-server)'
const ORDERS = Number(process.env.ORDERS) || 2_000

test('two Inngest servers, two workers and two web copies lose nothing when one of each is killed', async () => {
  const redis = findRedis()
  if (!redis) console.log(`  skipped: ${NO_REDIS}`)
  // biome-ignore lint/suspicious/noSkippedTests: skipped only where the machine lacks what it is about
  test.skip(!redis, NO_REDIS)
  const stage = await openStage()
  const copies = await startCopies(redis ?? '')
  try {
    const load = await stage.load({ buyers: 8, restMs: 0, orders: ORDERS })
    const done = load.start()
    for (const [index, role] of (['inngest', 'worker', 'web'] as const).entries()) {
      while (load.acknowledged.length < (ORDERS * (index + 1)) / 4 && load.problems.length === 0)
        await sleep(50)
      copies.killOne(role)
      console.log(`  one ${role} killed after ${load.acknowledged.length} orders`)
    }
    await done
    console.log(`  ${load.acknowledged.length} orders, ${load.lost} answers lost`)
    const { seconds, undone } = await untilDrained(stage.books, 600_000)
    console.log(`  drained after ${seconds} s`)
    expect.soft(undone).toEqual([])
    expect.soft(await differences(stage.instance, stage.books, load)).toEqual([])
    expect.soft(load.acknowledged).toHaveLength(ORDERS)
  } finally {
    await copies.close()
    await stage.close()
  }
})
