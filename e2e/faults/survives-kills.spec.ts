import { test } from '@playwright/test'
import { endureKills } from './campaign/endure.ts'

test('five kills of any part under load lose no acknowledged order and double none', async () => {
  test.setTimeout(300_000)
  await endureKills(5, 180_000)
})
