import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { expect, test } from '@playwright/test'
import { stateFolder } from '#local/root.ts'
import { holdPart, releasePart } from '#local/stack.ts'
import { differences, untilDrained } from './campaign/aftermath.ts'
import { openStage } from './campaign/stage.ts'

const WIPES = 3

test('an Inngest server that comes back without its state, under load, loses nothing', async () => {
  const stage = await openStage()
  const load = await stage.load({ buyers: 4, restMs: 100 })
  void load.start()
  for (let wipe = 1; wipe <= WIPES; wipe += 1) {
    await sleep(stage.random.between(1_000, 4_000))
    await holdPart('test', 'inngest')
    rmSync(join(stateFolder('test'), 'inngest'), { recursive: true, force: true })
    await sleep(stage.random.between(0, 3_000))
    await releasePart('test', 'inngest')
    console.log(`  wiped after ${load.acknowledged.length} orders`)
  }
  await sleep(3_000)
  await load.stop()
  const { seconds, undone } = await untilDrained(stage.books, 300_000)
  console.log(`  ${load.acknowledged.length} orders, drained after ${seconds} s`)
  expect.soft(undone).toEqual([])
  expect.soft(await differences(stage.instance, stage.books, load)).toEqual([])
  await stage.close()
})
