import { test } from '@playwright/test'
import { endureKills } from './campaign/endure.ts'

test('100 kills of any part at random instants lose no acknowledged order and double none', async () => {
  await endureKills(Number(process.env.KILLS) || 100, 600_000)
})
