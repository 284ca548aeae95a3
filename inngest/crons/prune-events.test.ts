import { InngestTestEngine } from '@inngest/test'
import { describe, expect, it } from 'vitest'
import { testListeners } from '#local/testing/listeners.ts'
import { makeTestVendor, payTestOrder, placeTestOrder } from '#local/testing/orders.ts'
import { newId } from '#server/core/ids.ts'
import { inTransaction } from '#server/db/index.ts'
import { recordFailure } from '#server/modules/jobs/record-failure.ts'
import { PermanentError } from '#server/modules/jobs/schema.ts'
import { emit } from '#server/modules/outbox/emit.ts'
import { verify } from '#server/modules/reconciliation/verify.ts'
import { listeners } from '../functions.ts'
import { createAuditTrailEntry } from '../listeners/create-audit-trail-entry.ts'
import { pruneEvents } from './prune-events.ts'

const test = testListeners()
const DAY = 86_400_000
const ago = (days: number) => new Date(Date.now() - days * DAY)

async function prune(): Promise<Record<string, number>> {
  const output = await new InngestTestEngine({ function: pruneEvents }).execute()
  if ('error' in output && output.error) throw output.error
  return output.result as Record<string, number>
}

/** As if everything that listens and waits had happened so many days ago. */
const age = (days: number) =>
  Promise.all(
    [
      `UPDATE outbox_events SET created_at = created_at - interval '${days} days'`,
      `UPDATE notifications SET created_at = created_at - interval '${days} days'`,
      `UPDATE notification_dispatches SET started_at = started_at - interval '${days} days'`,
      `UPDATE webhook_deliveries SET created_at = created_at - interval '${days} days'`,
      `UPDATE carts SET updated_at = updated_at - interval '${days} days'`,
    ].map((sql) => test.db.$executeRawUnsafe(sql)),
  )

/** An order that was paid, with everything that its listeners do in the database. */
async function settledOrder() {
  const order = await placeTestOrder(test.db)
  await payTestOrder(test.db, order)
  const events = await test.happen(
    { name: 'order/placed', payload: { orderId: order.orderId } },
    { name: 'order/paid', payload: { orderId: order.orderId, paymentId: order.paymentId } },
  )
  for (const listener of listeners) {
    for (const event of events) {
      const run = await test.db.jobRun.findFirst({ where: { eventId: event.id, listener: listener.id() } })
      if (run && /audit|balance|payouts|stats|inventory/.test(run.listener))
        await test.hand(listener, [event])
    }
  }
  return { order, events }
}

/** What the auditor finds wrong, by check. */
async function differences() {
  const checks = await verify(test.db, { now: new Date(), graceSeconds: 0 })
  return checks.map(({ name, differences: found }) => ({ name, found }))
}

async function message(eventId: string, state: string, dispatch: string | null) {
  if (dispatch) {
    await test.db.notificationDispatch.create({
      data: {
        id: dispatch,
        channel: 'email',
        state: 'done',
        windowEndsAt: new Date(),
        body: { to: 'x@y.z' },
      },
    })
  }
  const row = {
    listener: 'notify-customer',
    recipient: 'customer:x',
    template: 'order-confirmation',
    data: {},
  }
  await test.db.notification.create({
    data: { ...row, id: newId(), eventId, channel: 'email', state, dispatchId: dispatch },
  })
}

describe('pruning', () => {
  it('deletes what everybody finished long ago, with what it left, and keeps the books whole', async () => {
    const { order, events } = await settledOrder()
    const eventId = events[0]?.id ?? ''
    await message(eventId, 'sent', newId())
    await test.db.jobRun.updateMany({
      where: { state: 'open' },
      data: { state: 'done', finishedAt: new Date() },
    })
    const before = await differences()
    await age(89)
    expect(await prune()).toMatchObject({ events: 0, notifications: 0, dispatches: 0, carts: 0 })
    await age(2)
    expect(await prune()).toMatchObject({ events: 2, notifications: 1, dispatches: 1, carts: 0 })
    expect(await test.db.jobRun.count()).toBe(0)
    expect(await test.db.order.count({ where: { id: order.orderId } })).toBe(1)
    expect(await test.db.auditEntry.count()).toBe(2)
    expect(await differences()).toEqual(before)
    expect(await prune()).toMatchObject({ events: 0, notifications: 0 })
  })

  it('keeps an event that is dead or was never sent, and what guards its replay, whatever their age', async () => {
    const [dead] = await test.happen({ name: 'payment/failed', payload: anyPayment() })
    await test.hand(createAuditTrailEntry, dead ? [dead] : [])
    await test.db.jobRun.updateMany({ where: { eventId: dead?.id }, data: { state: 'open' } })
    await recordFailure(test.db, 'create-audit-trail-entry', [dead?.id ?? ''], new PermanentError('no'))
    await inTransaction(test.db, (tx) => emit(tx, [{ name: 'payment/failed', payload: anyPayment() }]))
    await message(dead?.id ?? '', 'sent', newId())
    await message(newId(), 'pending', null)
    await age(500)
    expect(await prune()).toMatchObject({ events: 0, notifications: 0, dispatches: 0 })
  })

  it('deletes carts that nobody came back to, and none that became an order', async () => {
    const { variantId } = await makeTestVendor(test.db)
    const cart = (status: string, updatedAt: Date) =>
      test.db.cart.create({
        data: {
          ...{ id: newId(), owner: `guest:${newId()}`, status, updatedAt },
          lines: { create: { variantId, quantity: 1 } },
        },
      })
    const [old, fresh] = [await cart('open', ago(91)), await cart('open', ago(89))]
    await cart('merged', ago(91))
    const ordered = await test.db.cart.count({ where: { status: 'ordered' } })
    await test.db.cart.updateMany({ where: { status: 'ordered' }, data: { updatedAt: ago(500) } })
    expect(await prune()).toMatchObject({ carts: 2 })
    expect(await test.db.cart.count({ where: { id: fresh.id } })).toBe(1)
    expect(await test.db.cartLine.count({ where: { cartId: old.id } })).toBe(0)
    expect(await test.db.cart.count({ where: { status: 'ordered' } })).toBe(ordered)
  })

  it('deletes sessions, links and counted tries that have run out, and no others', async () => {
    const user = await test.db.user.create({ data: { id: newId(), name: 'A', email: 'a@example.test' } })
    for (const [n, expiresAt] of [ago(1), ago(-1)].entries()) {
      await test.db.session.create({ data: { id: newId(), userId: user.id, token: `t${n}`, expiresAt } })
      await test.db.verification.create({ data: { id: newId(), identifier: 'x', value: 'y', expiresAt } })
      await test.db.rateLimit.create({ data: { key: `k${n}`, points: 1, expire: expiresAt } })
    }
    expect(await prune()).toMatchObject({ sessions: 1, verifications: 1, rateLimits: 1 })
    expect(await prune()).toMatchObject({ sessions: 0, verifications: 0, rateLimits: 0 })
  })

  it('deletes deliveries that were made or given up and whose event is gone', async () => {
    const { vendorId } = await makeTestVendor(test.db)
    const endpoint = await test.db.webhookEndpoint.create({
      data: { id: newId(), vendorId, url: 'https://v.example', secret: 'whsec_x', events: [] },
    })
    const delivery = (state: string, createdAt: Date, eventId = newId()) =>
      test.db.webhookDelivery.create({
        data: {
          ...{ id: newId(), endpointId: endpoint.id, eventId, eventName: 'order/paid' },
          ...{ body: '{}', state, createdAt },
        },
      })
    await delivery('delivered', ago(91))
    await delivery('failed', ago(91))
    await delivery('pending', ago(91))
    await delivery('delivered', ago(1))
    expect(await prune()).toMatchObject({ deliveries: 2 })
  })
})

function anyPayment() {
  return { orderId: newId(), paymentId: newId(), reason: 'refused' }
}
