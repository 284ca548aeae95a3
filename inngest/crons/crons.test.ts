import { InngestTestEngine } from '@inngest/test'
import { describe, expect, it } from 'vitest'
import { runEmulators } from '#local/emulators/testing.ts'
import { testListeners } from '#local/testing/listeners.ts'
import { deliverTestPart, payTestOrder, placeTestOrder } from '#local/testing/orders.ts'
import { crons, functions } from '../functions.ts'
import { processVendorPayouts } from '../listeners/process-vendor-payouts.ts'
import { updateVendorBalance } from '../listeners/update-vendor-balance.ts'
import { expireTransfers } from './expire-transfers.ts'
import { releaseEarnings } from './release-earnings.ts'

runEmulators()
const test = testListeners()
const tick = async (cron: (typeof crons)[number]) => {
  const output = await new InngestTestEngine({ function: cron }).execute()
  return 'error' in output ? { error: output.error } : { result: output.result }
}

describe('the crons', () => {
  it.each(crons.map((cron) => [cron.id(), cron] as const))(
    '%s has nothing to do in an empty shop',
    async (_, cron) => {
      expect(await tick(cron)).not.toHaveProperty('error')
    },
  )
  it('are registered with the listeners', () => {
    for (const cron of crons) expect(functions).toContain(cron)
  })
})

describe('expire-transfers', () => {
  it('cancels an order whose transfer did not come, and no other', async () => {
    const late = await placeTestOrder(test.db, { method: 'transfer' })
    const waiting = await placeTestOrder(test.db, { method: 'transfer' })
    await test.db.payment.updateMany({ where: { orderId: late.orderId }, data: { expiresAt: new Date(0) } })
    expect(await tick(expireTransfers)).toEqual({ result: { cancelled: 1 } })
    const status = async (id: string) => (await test.db.order.findUniqueOrThrow({ where: { id } })).status
    expect(await status(late.orderId)).toBe('cancelled')
    expect(await status(waiting.orderId)).toBe('awaiting-payment')
  })
})

describe('release-earnings', () => {
  it('makes available what was delivered long enough ago', async () => {
    const order = await placeTestOrder(test.db, { parts: [{ holdDays: 0 }] })
    const [part] = order.parts
    await payTestOrder(test.db, order)
    await deliverTestPart(test.db, part?.vendorOrderId ?? '')
    const events = await test.happen({ name: 'order/placed', payload: { orderId: order.orderId } })
    await test.hand(updateVendorBalance, events)
    await test.hand(processVendorPayouts, events)
    expect(await tick(releaseEarnings)).toEqual({ result: { released: 1 } })
    const earning = await test.db.earning.findFirstOrThrow({ where: { vendorOrderId: part?.vendorOrderId } })
    expect(earning.state).toBe('released')
  })
})
