import { beforeAll, describe, expect, it } from 'vitest'
import { runEmulators } from '#local/emulators/testing.ts'
import { type Handed, packed, testListeners } from '#local/testing/listeners.ts'
import { makeTestVendor, placeTestOrder } from '#local/testing/orders.ts'
import { newId } from '#server/core/ids.ts'
import { inTransaction } from '#server/db/index.ts'
import { sweepDeliveries } from '#server/modules/jobs/sweep-deliveries.ts'
import { emit } from '#server/modules/outbox/emit.ts'
import { createAuditTrailEntry } from './listeners/create-audit-trail-entry.ts'
import { deliverWebhooks } from './listeners/deliver-webhooks.ts'
import { notifyCustomer } from './listeners/notify-customer.ts'
import { processVendorPayouts } from './listeners/process-vendor-payouts.ts'
import { updateVendorBalance } from './listeners/update-vendor-balance.ts'
import { updateVendorSalesStats } from './listeners/update-vendor-sales-stats.ts'

const emulators = runEmulators()
const test = testListeners()
const BATCH = 100

let orderIds: string[]
beforeAll(async () => {
  const vendors = [await makeTestVendor(test.db), await makeTestVendor(test.db)]
  orderIds = []
  for (let number = 0; number < BATCH - 1; number += 1) {
    const parts = vendors.map((vendor) => ({ vendor }))
    orderIds.push((await placeTestOrder(test.db, { method: 'transfer', parts })).orderId)
  }
})

/** `order/placed` of 99 orders and of a hundredth, in whose row stands what no build of ours writes. */
async function aBatch(): Promise<{ events: Handed[]; poisoned: string }> {
  const ids = [...orderIds.slice(0, BATCH / 2), newId(), ...orderIds.slice(BATCH / 2)]
  const emissions = ids.map((orderId) => ({ name: 'order/placed' as const, payload: { orderId } }))
  const eventIds = await inTransaction(test.db, (tx) => emit(tx, emissions))
  const poisoned = eventIds[BATCH / 2] ?? ''
  await test.db.outboxEvent.update({
    where: { id: poisoned },
    data: { payload: { nobody: true }, orderId: null },
  })
  const events = await test.dispatched()
  expect(events).toHaveLength(BATCH)
  return { events, poisoned }
}

/** What the sweep hands out for a listener now. */
async function sweptFor(listener: string): Promise<Handed[]> {
  const handed: Handed[] = []
  let round = 0
  do {
    round = handed.length
    await sweepDeliveries(test.db, async (again) => {
      handed.push(...again.filter(({ data }) => data.listener === listener))
      return { outcome: 'sent' }
    })
  } while (handed.length > round)
  return handed
}

const statesOf = async (listener: string) => {
  const runs = await test.db.jobRun.groupBy({ by: ['state'], where: { listener }, _count: true })
  return Object.fromEntries(runs.map(({ state, _count }) => [state, _count]))
}

const LISTENERS = [
  ['update-vendor-balance', updateVendorBalance, () => test.db.journal.count()],
  ['create-audit-trail-entry', createAuditTrailEntry, () => test.db.auditEntry.count()],
  ['process-vendor-payouts', processVendorPayouts, () => test.db.earning.count()],
  ['update-vendor-sales-stats', updateVendorSalesStats, () => salesCounted()],
  ['notify-customer', notifyCustomer, () => emulators.requests('resend', '/emails')],
  ['deliver-webhooks', deliverWebhooks, undefined],
] as const

const salesCounted = async () =>
  (await test.db.vendorDailyStats.aggregate({ _sum: { orders: true } }))._sum.orders ?? 0

describe('a poisoned event in a pack of 100 (promise 6: one failure delays no other)', () => {
  let batch: Awaited<ReturnType<typeof aBatch>>
  beforeAll(async () => {
    batch = await aBatch()
  })

  it.each(LISTENERS)(
    '%s: dies alone, and the 99 others are done, each once',
    async (name, listener, effects) => {
      const { events, poisoned } = batch
      expect(await test.hand(listener, packed(events))).toHaveProperty('error')
      expect(await statesOf(name)).toEqual({ open: BATCH })
      if (effects) expect(await effects()).toBe(0)

      const alone = await sweptFor(name)
      expect(alone).toHaveLength(BATCH)
      expect(alone.every(({ data }) => !data.batch)).toBe(true)
      for (const event of alone) await test.hand(listener, [event])
      expect(await statesOf(name)).toEqual({ done: BATCH - 1, dead: 1 })
      const run = await test.db.jobRun.findUniqueOrThrow({
        where: { listener_eventId: { listener: name, eventId: poisoned } },
      })
      expect(run).toMatchObject({ state: 'dead', lastError: expect.stringContaining('order/placed') })
      const ofParts = ['update-vendor-balance', 'process-vendor-payouts', 'update-vendor-sales-stats']
      if (effects) expect(await effects()).toBe((BATCH - 1) * (ofParts.includes(name) ? 2 : 1))
      expect(await sweptFor(name)).toEqual([])
    },
  )

  it('that fails in the database for a reason nobody foresaw: the batch is split, and it alone stays open', async () => {
    const { events, poisoned } = await aBatch()
    const good = events.filter(({ id }) => id !== poisoned)
    await test.asOwner(`
      CREATE FUNCTION fail() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'unforeseen'; END $$;
      CREATE TRIGGER fail BEFORE INSERT ON audit_entries FOR EACH ROW
        WHEN (NEW.event_id = '${good[7]?.id}') EXECUTE FUNCTION fail();`)
    for (const attempt of [0, 1]) {
      expect(await test.hand(createAuditTrailEntry, packed(good), { attempt })).toHaveProperty('error')
    }
    const alone = (await sweptFor('create-audit-trail-entry')).filter(({ data }) => data.eventId !== poisoned)
    expect(alone).toHaveLength(BATCH - 1)
    for (const event of alone) await test.hand(createAuditTrailEntry, [event])
    const states = await test.db.jobRun.groupBy({
      by: ['state'],
      where: { listener: 'create-audit-trail-entry', eventId: { in: good.map(({ id }) => id) } },
      _count: true,
    })
    expect(states.map(({ state, _count }) => [state, _count]).sort()).toEqual([
      ['done', BATCH - 2],
      ['open', 1],
    ])
  })
})
