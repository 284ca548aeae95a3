import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createTestDatabase } from '#local/testing/database.ts'
import { drain, type History, placeInHistory, playHistory } from '#local/testing/history.ts'
import { newId } from '#server/core/ids.ts'
import { type Db, inTransaction } from '#server/db/index.ts'
import { emit } from '#server/modules/outbox/emit.ts'
import { verify } from './verify.ts'

let test: Awaited<ReturnType<typeof createTestDatabase>>
let db: Db
let orders: History

beforeAll(async () => {
  test = await createTestDatabase()
  db = test.db
  orders = await playHistory(db, new Date())
})
afterAll(() => test.drop())

/** Everything is due: nothing is forgiven for being young. */
const verified = () => verify(db, { now: new Date(Date.now() + 1000), graceSeconds: 0 })
const holds = async () => (await verified()).flatMap(({ differences }) => differences)

describe('reconciliation', () => {
  it('finds nothing in a history where everything happened, and tells what it looked at', async () => {
    const checks = await verified()
    expect(checks.flatMap(({ differences }) => differences)).toEqual([])
    expect(checks).toHaveLength(20)
    const figures = Object.assign({}, ...checks.map((check) => check.figures))
    expect(figures).toMatchObject({
      orders: 6,
      parts: 12,
      items: 18,
      'parts cancelled': 6,
      'units sold': 16,
      'units released': 4,
      'refunds completed': 1,
      'refunds open': 1,
      'payouts under way': 2,
      open: 0,
      dead: 0,
    })
  })

  it('misses what a listener has not done, once its time is over', async () => {
    const order = await placeInHistory(db, 'card')
    const young = await verify(db, { now: new Date() })
    expect(young.flatMap(({ differences }) => differences)).toEqual([])
    const differences = await holds()
    expect(differences).toContainEqual(
      expect.stringMatching(/order\/placed, update-vendor-balance: not dispatched/),
    )
    expect(differences).toContain(
      `vendor order ${order.code}/2: net 740, in the book 0; total 1000, in the book 0`,
    )
    await drain(db)
    expect(await holds()).toEqual([])
  })

  it('accepts a dead job, which an operator sees elsewhere', async () => {
    const run = await db.jobRun.findFirstOrThrow()
    await db.jobRun.update({ where: { id: run.id }, data: { state: 'dead' } })
    expect(await holds()).toEqual([])
    await db.jobRun.update({ where: { id: run.id }, data: { state: 'done' } })
  })

  it('leaves a webhook to its vendor whose endpoint does not take it, but not one that was never tried', async () => {
    const [endpointId, deliveryId] = [newId(), newId()]
    const vendorId = orders.paid.parts[0]?.vendorId ?? ''
    const endpoint = { id: endpointId, vendorId, url: 'http://127.0.0.1:9/', secret: 'whsec_x' }
    await db.webhookEndpoint.create({ data: endpoint })
    const delivery = { id: deliveryId, endpointId, eventId: newId(), eventName: 'order/placed', body: '{}' }
    await db.webhookDelivery.create({ data: { ...delivery, state: 'pending', attempts: 1 } })
    const payload = { deliveryId, vendorId }
    await inTransaction(db, (tx) => emit(tx, [{ name: 'webhook/delivery-requested', payload }]))
    expect(await holds()).toEqual([])
    await db.webhookDelivery.update({ where: { id: deliveryId }, data: { attempts: 0 } })
    expect(await holds()).toEqual([expect.stringMatching(/send-webhook: not dispatched$/)])
    await drain(db)
    expect(await holds()).toEqual([])
  })
})
