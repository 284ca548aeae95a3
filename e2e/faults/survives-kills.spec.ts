import { expect, test } from '@playwright/test'
import { ShopApi } from '#local/shopper.ts'
import { describeInstance, killPart, untilPart } from '#local/stack.ts'

test('a killed web process serves again within 15 seconds', async () => {
  const instance = describeInstance('test')
  if (!instance) throw new Error('There is no `test` instance: `npm test -- faults` starts one.')
  const api = new ShopApi(`http://127.0.0.1:${instance.ports.web}`)
  killPart('test', 'web')
  await untilPart('test', 'web', 'up', 15_000)
  await expect.poll(async () => (await api.query('cart.get', { country: 'DE' })).status).toBe(200)
  api.close()
})
