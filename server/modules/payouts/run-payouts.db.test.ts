import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createTestDatabase } from '#local/testing/database.ts'
import {
  deliverTestPart,
  makeTestVendor,
  payTestOrder,
  placeTestOrder,
  type TestOrder,
  type TestVendor,
} from '#local/testing/orders.ts'
import { ASK_AGAIN_MS, KEY_WINDOW_MS, LOOK_UP_AGAIN_MS } from '#server/core/ask-again.ts'
import { newId } from '#server/core/ids.ts'
import { type Db, inTransaction } from '#server/db/index.ts'
import type { TransferRequest, TransferState } from '#server/gateways/payouts.ts'
import type { HandedEvent } from '#server/modules/jobs/schema.ts'
import { bookVendorBalances } from '#server/modules/ledger/book-vendor-balances.ts'
import { postJournals } from '#server/modules/ledger/post-journals.ts'
import { vendorBalances } from '#server/modules/ledger/queries.ts'
import { payoutRequestedJournal } from '#server/modules/ledger/rules.ts'
import { verifyLedger } from '#server/modules/ledger/verify-ledger.ts'
import { vendorBalancePage, vendorEarnings, vendorPayouts } from './queries.ts'
import { releaseEarnings } from './release-earnings.ts'

import { requestPayouts } from './request-payouts.ts'
import { runPayouts } from './run-payouts.ts'
import { scheduleEarnings } from './schedule-earnings.ts'
import { sendPayout, type Transfers } from './send-payout.ts'

let test: Awaited<ReturnType<typeof createTestDatabase>>
let db: Db
beforeAll(async () => {
  test = await createTestDatabase()
  db = test.db
})
afterAll(() => test.drop())

const DAY_MS = 86_400_000
const DELIVERED = new Date('2026-05-01T10:00:00Z')
const DUE = new Date(DELIVERED.getTime() + 7 * DAY_MS)

/** A provider as Stripe is: it remembers what it was sent, by key, and can fall silent before or after accepting. */
class Provider implements Transfers {
  readonly sent = new Map<string, TransferRequest>()
  readonly asked: TransferRequest[] = []
  mode: 'works' | 'silent-before' | 'silent-after' | 'refuses' = 'works'

  send = async (request: TransferRequest): Promise<TransferState> => {
    this.asked.push(request)
    if (this.mode === 'refuses') return { outcome: 'refused', reason: 'no such account' }
    if (this.mode === 'silent-before') return { outcome: 'unknown', reason: 'time-out' }
    const known = this.sent.get(request.payoutId)
    if (known && JSON.stringify(known) !== JSON.stringify(request))
      throw new Error('another body under the key')
    this.sent.set(request.payoutId, request)
    return this.mode === 'silent-after' ? { outcome: 'unknown', reason: 'time-out' } : this.transfer(request)
  }

  find = async (payoutId: string): Promise<TransferState | { outcome: 'absent' }> => {
    const known = this.sent.get(payoutId)
    return known ? this.transfer(known) : { outcome: 'absent' }
  }

  private transfer({ payoutId, amount, currency }: TransferRequest): TransferState {
    return { outcome: 'paid', reference: `tr_${payoutId}`, amount, currency, reversed: 0 }
  }
}

/** A paid, delivered order of one part, booked and scheduled: due at DUE. */
async function earn(vendor?: TestVendor, net = {}): Promise<TestOrder> {
  const order = await placeTestOrder(db, { parts: [{ ...(vendor && { vendor }), ...net }] })
  await payTestOrder(db, order)
  await deliverTestPart(db, order.parts[0]?.vendorOrderId ?? '', DELIVERED)
  const base = { eventId: newId(), occurredAt: new Date(), correlationId: null }
  const placed: HandedEvent = { ...base, name: 'order/placed', payload: { orderId: order.orderId } }
  await inTransaction(db, (tx) => bookVendorBalances(tx, [placed]))
  await inTransaction(db, (tx) => scheduleEarnings(tx, [placed]))
  return order
}

const balanceOf = async (vendorId: string) => (await vendorBalances(db, vendorId))[0]
const at = (now: Date) => () => now
const later = (ms: number) => new Date(DUE.getTime() + ms)
const eventsAbout = async (vendorId: string) =>
  (
    await db.outboxEvent.findMany({
      where: { payload: { path: ['vendorId'], equals: vendorId } },
      orderBy: { id: 'asc' },
    })
  )
    .map(({ name }) => name)
    .filter((name) => name.startsWith('payout/'))

/** One vendor alone with its own payouts: settles everything that other tests left open first. */
async function vendorWithMoney() {
  await runPayouts(db, at(later(900 * DAY_MS)), new Provider())
  const order = await earn()
  const { vendorId = '', net = 0 } = order.parts[0] ?? {}
  return { vendorId, net, order }
}

describe('releasing earnings', () => {
  it('moves the net from pending to available on the day, and not a millisecond before', async () => {
    const { vendorId, net } = await vendorWithMoney()
    await releaseEarnings(db, { now: new Date(DUE.getTime() - 1) })
    expect(await balanceOf(vendorId)).toMatchObject({ pending: net, available: 0 })
    await Promise.all([1, 2, 3].map(() => releaseEarnings(db, { now: DUE })))
    expect(await balanceOf(vendorId)).toMatchObject({ pending: 0, available: net })
  })

  it('waits for the placement to be in the book', async () => {
    const order = await placeTestOrder(db)
    await payTestOrder(db, order)
    await deliverTestPart(db, order.parts[0]?.vendorOrderId ?? '', DELIVERED)
    const base = { eventId: newId(), occurredAt: new Date(), correlationId: null }
    const placed: HandedEvent = { ...base, name: 'order/placed', payload: { orderId: order.orderId } }
    await inTransaction(db, (tx) => scheduleEarnings(tx, [placed]))
    await releaseEarnings(db, { now: DUE })
    const earning = { vendorOrderId: order.parts[0]?.vendorOrderId ?? '' }
    expect(await db.earning.findUnique({ where: earning })).toMatchObject({ state: 'scheduled' })
    await inTransaction(db, (tx) => bookVendorBalances(tx, [placed]))
    await releaseEarnings(db, { now: DUE })
    expect(await db.earning.findUnique({ where: earning })).toMatchObject({ state: 'released' })
  })

  it('refuses in the database to release what was not delivered', async () => {
    const order = await placeTestOrder(db)
    await payTestOrder(db, order)
    const base = { eventId: newId(), occurredAt: new Date(), correlationId: null }
    await inTransaction(db, (tx) =>
      scheduleEarnings(tx, [{ ...base, name: 'order/placed', payload: { orderId: order.orderId } }]),
    )
    const released = db.earning.updateMany({
      where: { vendorOrderId: order.parts[0]?.vendorOrderId },
      data: { state: 'released' },
    })
    await expect(released).rejects.toThrow(/earnings_release/)
  })
})

describe('a payout run', () => {
  it('pays what is available once, though many runs start at once', async () => {
    const { vendorId, net, order } = await vendorWithMoney()
    const provider = new Provider()
    await Promise.all([1, 2, 3, 4].map(() => runPayouts(db, at(DUE), provider)))
    await runPayouts(db, at(later(ASK_AGAIN_MS)), provider)
    expect(provider.sent.size).toBe(1)
    expect([...provider.sent.values()]).toMatchObject([
      { amount: net, currency: 'EUR', accountReference: 'acct_test' },
    ])
    expect(await balanceOf(vendorId)).toMatchObject({ pending: 0, available: 0, inTransit: 0 })
    const { payouts } = await vendorPayouts(db, { vendorId })
    expect(payouts).toMatchObject([{ amount: net, state: 'paid' }])
    const { earnings } = await vendorEarnings(db, { vendorId })
    expect(earnings).toMatchObject([{ state: 'paid-out', code: `${order.code}/1` }])
    expect(await eventsAbout(vendorId)).toEqual(['payout/requested', 'payout/paid'])
  })

  it.each(['silent-before', 'silent-after'] as const)(
    'keeps the money in transit while the provider is %s, and sends it once in the end',
    async (mode) => {
      const { vendorId, net } = await vendorWithMoney()
      const provider = new Provider()
      provider.mode = mode
      expect(await runPayouts(db, at(DUE), provider)).toMatchObject({ unknown: 1, paid: 0 })
      expect(await balanceOf(vendorId)).toMatchObject({ available: 0, inTransit: net })
      expect(await runPayouts(db, at(later(ASK_AGAIN_MS - 1)), provider)).toMatchObject({
        unknown: 0,
        paid: 0,
      })
      // The vendor moves to another account meanwhile: the request that may have been accepted stays the same.
      await db.vendor.update({ where: { id: vendorId }, data: { payoutAccountId: 'acct_other' } })
      provider.mode = 'works'
      expect(await runPayouts(db, at(later(ASK_AGAIN_MS)), provider)).toMatchObject({ paid: 1 })
      expect(new Set(provider.asked.map((request) => JSON.stringify(request))).size).toBe(1)
      expect(await balanceOf(vendorId)).toMatchObject({ available: 0, inTransit: 0 })
    },
  )

  it('asks the provider once while another is asking, however slow it is', async () => {
    const { vendorId } = await vendorWithMoney()
    const provider = new Provider()
    const slow: Transfers = {
      find: provider.find,
      send: async (request) => {
        await new Promise((resolve) => setTimeout(resolve, 200))
        return provider.send(request)
      },
    }
    await releaseEarnings(db, { now: DUE })
    const [payoutId = ''] = await requestPayouts(db, { now: DUE })
    const outcomes = await Promise.all(
      Array.from({ length: 5 }, () => sendPayout(db, { payoutId, now: DUE }, slow)),
    )
    expect(outcomes.sort()).toEqual(['not-due', 'not-due', 'not-due', 'not-due', 'paid'])
    expect(provider.asked).toHaveLength(1)
    expect((await vendorPayouts(db, { vendorId })).payouts).toMatchObject([{ state: 'paid' }])
  })

  it('asks after a payout whose process died in the middle of the call', async () => {
    const { vendorId } = await vendorWithMoney()
    const provider = new Provider()
    const died: Transfers = {
      ...provider,
      send: async (request) => {
        await provider.send(request)
        throw new Error('killed')
      },
    }
    await expect(runPayouts(db, at(DUE), died)).rejects.toThrow('killed')
    expect(await runPayouts(db, at(later(ASK_AGAIN_MS)), provider)).toMatchObject({ paid: 1 })
    expect(provider.sent.size).toBe(1)
    expect((await vendorPayouts(db, { vendorId })).payouts).toMatchObject([{ state: 'paid' }])
  })

  it('only looks up a payout whose key the provider has forgotten: paid if it is there', async () => {
    const { vendorId } = await vendorWithMoney()
    const provider = new Provider()
    provider.mode = 'silent-after'
    await runPayouts(db, at(DUE), provider)
    const asked = provider.asked.length
    expect(await runPayouts(db, at(later(KEY_WINDOW_MS + LOOK_UP_AGAIN_MS)), provider)).toMatchObject({
      paid: 1,
    })
    expect(provider.asked).toHaveLength(asked)
    expect(await balanceOf(vendorId)).toMatchObject({ inTransit: 0, available: 0 })
  })

  it('and gives the money back to the vendor if it is not', async () => {
    const { vendorId, net } = await vendorWithMoney()
    const provider = new Provider()
    provider.mode = 'silent-before'
    await runPayouts(db, at(DUE), provider)
    const [payout] = (await vendorPayouts(db, { vendorId })).payouts
    const late = { payoutId: payout?.id ?? '', now: later(KEY_WINDOW_MS + LOOK_UP_AGAIN_MS) }
    expect(await sendPayout(db, late, provider)).toBe('failed')
    expect(await balanceOf(vendorId)).toMatchObject({ inTransit: 0, available: net })
    expect(await sendPayout(db, late, provider)).toBe('not-due')
  })

  it('makes the money available again when the provider refuses, and pays it the next time', async () => {
    const { vendorId, net } = await vendorWithMoney()
    const provider = new Provider()
    provider.mode = 'refuses'
    expect(await runPayouts(db, at(DUE), provider)).toMatchObject({ failed: 1 })
    expect(await balanceOf(vendorId)).toMatchObject({ available: net, inTransit: 0 })
    provider.mode = 'works'
    expect(await runPayouts(db, at(DUE), provider)).toMatchObject({ paid: 1 })
    expect((await vendorEarnings(db, { vendorId })).earnings).toMatchObject([{ state: 'paid-out' }])
    expect(await eventsAbout(vendorId)).toEqual([
      'payout/requested',
      'payout/failed',
      'payout/requested',
      'payout/paid',
    ])
  })

  it('skips a vendor without a payout account, and one who is suspended', async () => {
    const { vendorId } = await vendorWithMoney()
    await db.vendor.update({ where: { id: vendorId }, data: { payoutAccountId: null } })
    expect(await runPayouts(db, at(DUE), new Provider())).toMatchObject({ released: 1, requested: 0 })
    await db.vendor.update({
      where: { id: vendorId },
      data: { payoutAccountId: 'acct', status: 'suspended' },
    })
    expect(await runPayouts(db, at(DUE), new Provider())).toMatchObject({ requested: 0 })
    await db.vendor.update({ where: { id: vendorId }, data: { status: 'approved' } })
    expect(await runPayouts(db, at(DUE), new Provider())).toMatchObject({ requested: 1, paid: 1 })
  })

  it('lets a vendor who was paid too much earn it back first', async () => {
    const vendor = await makeTestVendor(db)
    const { vendorId } = vendor
    const paidTooMuch = { id: newId(), vendorId, amount: 500, currency: 'EUR' }
    await inTransaction(db, (tx) => postJournals(tx, [payoutRequestedJournal(paidTooMuch)]))
    expect((await balanceOf(vendorId))?.available).toBe(-500)
    const order = await earn(vendor)
    const provider = new Provider()
    await runPayouts(db, at(DUE), provider)
    const sent = [...provider.sent.values()].filter(
      ({ amount }) => amount === (order.parts[0]?.net ?? 0) - 500,
    )
    expect(sent).toHaveLength(1)
    expect((await balanceOf(vendorId))?.available).toBe(0)
  })
})

describe('the balance page', () => {
  it('shows what is released when, and what has no date yet last', async () => {
    const { vendorId, net, order } = await vendorWithMoney()
    const variant = await db.variant.findFirstOrThrow({ where: { vendorId } })
    const vendor = { vendorId, productId: variant.productId, variantId: variant.id }
    const other = await placeTestOrder(db, { parts: [{ vendor }] })
    const base = { eventId: newId(), occurredAt: new Date(), correlationId: null }
    await inTransaction(db, (tx) =>
      scheduleEarnings(tx, [{ ...base, name: 'order/placed', payload: { orderId: other.orderId } }]),
    )
    const { balances, upcoming } = await vendorBalancePage(db, { vendorId })
    expect(balances).toMatchObject([{ currency: 'EUR', pending: net }])
    expect(upcoming).toEqual([
      { currency: 'EUR', amount: net, parts: 1, releaseAt: DUE },
      { currency: 'EUR', amount: order.parts[0]?.net, parts: 1, releaseAt: null },
    ])
  })

  it('leaves a book that proves itself', async () => {
    expect((await verifyLedger(db)).map(({ found }) => found)).toEqual([0, 0])
  })
})
