/** Real processes that are ended by SIGKILL at an instant that a tap on their wires finds, and what becomes of it. */
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, describe, expect, it } from 'vitest'
import { runEmulators } from '#local/emulators/testing.ts'
import { expectAudited } from '#local/testing/audited.ts'
import { type Child, startChild } from '#local/testing/child.ts'
import { EFFECT_LISTENERS, heardBy } from '#local/testing/effects.ts'
import { type Handed, hearAll, testListeners } from '#local/testing/listeners.ts'
import { aVariant, buyers, card, fillCart, newGuest, place, requestOf } from '#local/testing/shop.ts'
import { losingAnswerTo, openWire, type Tap, type Wire } from '#local/testing/wire.ts'
import { retrievePayment } from '#server/gateways/payments.ts'
import type { Owner } from '#server/modules/cart/queries.ts'
import type { PlaceOrderInput } from '#server/modules/checkout/schema.ts'
import { dispatchAll } from '#server/modules/outbox/dispatch-events.ts'
import { markTransferReceived } from '#server/modules/payments/mark-transfer-received.ts'
import { voidAttempts } from '#server/modules/payments/void-attempts.ts'
import { listeners } from './functions.ts'

const emulators = runEmulators()
const test = testListeners()
const opened: Wire[] = []
afterEach(async () => {
  await Promise.all(opened.splice(0).map((wire) => wire.close()))
})

async function tapped(target: string, tap: Tap): Promise<string> {
  const wire = await openWire(target, tap)
  opened.push(wire)
  return wire.url
}

async function anOrderToPlace(method: 'card' | 'transfer') {
  const by = newGuest()
  const variantId = await aVariant(test.db, 5)
  const input = await fillCart(test.db, by, [variantId])
  return { by, variantId, input: method === 'card' ? { ...input, payment: card() } : input }
}

const buy = (by: Owner, input: PlaceOrderInput, settings: Record<string, string>): Child =>
  startChild('buyer-process.ts', {
    TEST_PLACEMENT: JSON.stringify({ input, ...requestOf(by) }),
    INNGEST_DEV: '1',
    INNGEST_BASE_URL: 'http://127.0.0.1:9',
    ...settings,
  })

/** The sweep half an hour later: the lease of whoever called the gateway has run out long since. */
async function sweepLater(cartId: string) {
  await test.db.paymentAttempt.updateMany({
    where: { cartId, callingUntil: { not: null } },
    data: { callingUntil: new Date() },
  })
  return voidAttempts(test.db, { staleMs: 0 })
}

const attemptsOf = (cartId: string) =>
  test.db.paymentAttempt.findMany({ where: { cartId }, orderBy: { number: 'asc' } })
const heldAt = async (reference: string | null | undefined) =>
  (await retrievePayment(reference ?? '')).outcome

const hear = (events: Handed[]) => hearAll(test, listeners, events)

describe('a web process killed between authorisation and placement (promise 3: nothing held for nothing)', () => {
  it('before it heard the answer: the hold is found by our id and voided, and the customer can order', async () => {
    const { by, variantId, input } = await anOrderToPlace('card')
    let reference = ''
    const child = buy(by, input, {
      STRIPE_BASE_URL: await tapped(emulators.urls.stripeUrl, {
        answered: (bytes) => {
          reference = /"id":\s*"(pi_[^"]+)"/.exec(bytes)?.[1] ?? ''
          if (reference) child.kill()
          return reference !== ''
        },
      }),
    })
    expect(await child.ended).toMatchObject({ signal: 'SIGKILL', said: '' })
    expect(await attemptsOf(input.cartId)).toMatchObject([{ state: 'created', providerReference: null }])
    expect(await heldAt(reference)).toBe('authorised')
    expect(await voidAttempts(test.db)).toEqual({ voided: 0, open: 0 }) // perhaps the customer is still there

    expect(await sweepLater(input.cartId)).toEqual({ voided: 1, open: 0 })
    expect(await heldAt(reference)).toBe('voided')
    expect(await test.db.stock.findUniqueOrThrow({ where: { variantId } })).toMatchObject({ reserved: 0 })
    expect(await place(test.db, input, by)).toMatchObject({ ok: true, again: false })
    expect((await attemptsOf(input.cartId)).map(({ state }) => state)).toEqual(['voided', 'used'])
    await expectAudited(test.db)
  })

  it('after it wrote the answer down: the same key goes on with that hold, or it is voided', async () => {
    for (const comesBack of [true, false]) {
      const { by, input } = await anOrderToPlace('card')
      const child = buy(by, input, {
        DATABASE_URL: await tapped(process.env.DATABASE_URL ?? '', {
          asked: (bytes) => {
            const placing = bytes.includes('INSERT INTO checkout_claims')
            if (placing) child.kill()
            return placing
          },
        }),
      })
      expect(await child.ended).toMatchObject({ signal: 'SIGKILL', said: '' })
      const [attempt] = await attemptsOf(input.cartId)
      expect(attempt?.state).toBe('authorised')
      expect(await test.db.order.count({ where: { cartId: input.cartId } })).toBe(0)
      if (comesBack) expect(await place(test.db, input, by)).toMatchObject({ ok: true, again: false })
      expect((await sweepLater(input.cartId)).voided).toBe(comesBack ? 0 : 1)
      expect(await heldAt(attempt?.providerReference)).toBe(comesBack ? 'authorised' : 'voided')
      expect(await attemptsOf(input.cartId)).toMatchObject([{ state: comesBack ? 'used' : 'voided' }])
    }
    await expectAudited(test.db)
  })
})

describe('a web process killed between commit and dispatch (promise 4: the events are handled later)', () => {
  it('on the commit itself: the relay sends the event, and every listener finishes', async () => {
    const { by, input } = await anOrderToPlace('transfer')
    const child = buy(by, input, {
      DATABASE_URL: await tapped(
        process.env.DATABASE_URL ?? '',
        losingAnswerTo('INSERT INTO checkout_claims', () => child.kill()),
      ),
    })
    expect(await child.ended).toMatchObject({ signal: 'SIGKILL', said: '' })
    const order = await test.db.order.findUniqueOrThrow({ where: { cartId: input.cartId } })
    const waiting = await test.db.outboxEvent.findMany({ where: { orderId: order.id } })
    expect(waiting).toMatchObject([{ name: 'order/placed', dispatchedAt: null, attempts: 0 }])

    const relayed = await test.dispatched()
    expect(relayed.map(({ id }) => id)).toContain(waiting[0]?.id)
    await hear(relayed)
    expect(await place(test.db, input, by)).toEqual({
      ...{ ok: true, orderId: order.id, orderCode: order.code, again: true },
    })
    await hear(await test.dispatched()) // what the tests before have left
    await expectAudited(test.db, { finished: true })
  })

  it('while it sends: the event is sent again under the same id when the lease has run out', async () => {
    const { by, input } = await anOrderToPlace('transfer')
    const heard: string[] = []
    const server = createServer(async (request) => {
      for await (const chunk of request) heard.push(String(chunk))
      child.kill() // and never an answer
    })
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    const { port } = server.address() as AddressInfo
    const child = buy(by, input, { INNGEST_BASE_URL: `http://127.0.0.1:${port}` })
    expect(await child.ended).toMatchObject({ signal: 'SIGKILL' })
    server.closeAllConnections()
    server.close()
    const order = await test.db.order.findUniqueOrThrow({ where: { cartId: input.cartId } })
    const event = await test.db.outboxEvent.findFirstOrThrow({ where: { orderId: order.id } })
    expect(heard.join('')).toContain(event.id)
    expect(event).toMatchObject({ dispatchedAt: null })

    expect(await test.dispatched()).toEqual([]) // perhaps it still sends
    await test.db.outboxEvent.updateMany({ where: { id: event.id }, data: { leasedUntil: new Date() } })
    const relayed = await test.dispatched()
    expect(relayed.map(({ id }) => id)).toEqual([event.id])
    await hear(relayed)
    await expectAudited(test.db, { finished: true })
  })
})

describe('two worker processes on one backlog, one of them killed in the middle (promise 5: each effect once)', () => {
  it('leave nothing undone, nothing doubled and nothing half done', async () => {
    const variants = await Promise.all(Array.from({ length: 4 }, () => aVariant(test.db)))
    const all = await buyers(test.db, 40, (index) => [
      variants[index % 4] ?? '',
      variants[(index + 1) % 4] ?? '',
    ])
    for (const { by, input } of all) {
      const placed = await place(test.db, input, by)
      if (!placed.ok) throw new Error(placed.reason)
      await markTransferReceived(test.db, { orderId: placed.orderId, operatorId: 'op', now: new Date() })
    }
    await dispatchAll(test.db, async () => ({ outcome: 'sent' }))

    // Killed when a transaction of its sixth or a later one has written something and is not committed.
    let commits = 0
    const begun = new Set<number>()
    const victim = startChild('worker-process.ts', {
      TEST_SEED: '1',
      DATABASE_URL: await tapped(process.env.DATABASE_URL ?? '', {
        answered: (bytes, connection) => {
          if (bytes.includes('BEGIN\0')) begun.add(connection)
          if (bytes.includes('COMMIT\0')) {
            begun.delete(connection)
            commits += 1
          }
          const halfWay = commits > 5 && begun.has(connection) && /INSERT 0 [1-9]/.test(bytes)
          if (halfWay) victim.kill()
          return halfWay
        },
      }),
    })
    const survivor = startChild('worker-process.ts', { TEST_SEED: '20' })
    expect(await victim.ended).toMatchObject({ signal: 'SIGKILL', said: '' })
    const { code, said } = await survivor.ended
    expect({ code, said }).toMatchObject({ code: 0 })
    const did = JSON.parse(said) as { done: number; known: number }
    expect(did.done).toBeGreaterThan(0)
    expect(did.known).toBeGreaterThan(0) // the one that was killed had finished some of them

    for (const listener of EFFECT_LISTENERS) {
      const heard = await heardBy(test.db, listener)
      const done = await test.db.jobRun.count({ where: { listener, state: 'done', attempts: 1 } })
      expect({ listener, done }).toEqual({ listener, done: heard.length })
    }
    const stats = await test.db.vendorDailyStats.aggregate({ _sum: { orders: true } })
    expect(stats._sum.orders).toBe(await test.db.vendorOrder.count())
    await expectAudited(test.db)
    // What calls providers had no worker here.
    const rest = listeners.filter((listener) => !EFFECT_LISTENERS.some((name) => name === listener.id()))
    expect(rest.length).toBe(5)
  }, 60_000)
})
