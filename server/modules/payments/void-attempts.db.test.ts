import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { runEmulators } from '#local/emulators/testing.ts'
import { createTestDatabase, type TestDatabase } from '#local/testing/database.ts'
import { placeHeldOrder } from '#local/testing/payments.ts'
import { newId } from '#server/core/ids.ts'
import type { Db } from '#server/db/index.ts'
import { findPayment, retrievePayment } from '#server/gateways/payments.ts'
import { authoriseAttempt } from './authorise-attempt.ts'
import { type AttemptState, openAttempt } from './open-attempt.ts'
import { voidAttempts } from './void-attempts.ts'

const emulators = runEmulators()
let test: TestDatabase
let db: Db
beforeAll(async () => {
  test = await createTestDatabase()
  db = test.db
})
afterAll(() => test.drop())

const HOUR = 3_600_000
const sweep = () => voidAttempts(db, { staleMs: HOUR })
const draft = () => ({
  owner: 'guest:a',
  key: newId(),
  bodyHash: 'h',
  cartId: newId(),
  amount: 4200,
  currency: 'EUR',
})

async function held(paymentMethodId = 'pm_card_visa', returnUrl = 'http://127.0.0.1:3000/checkout') {
  const opened = await openAttempt(db, draft())
  if (!opened.ok) throw new Error(opened.reason)
  return authoriseAttempt(db, { attempt: opened.attempt, paymentMethodId, returnUrl })
}
const age = (id: string, state?: AttemptState) =>
  db.paymentAttempt.update({
    where: { id },
    data: { updatedAt: new Date(Date.now() - 2 * HOUR), callingUntil: null, ...(state && { state }) },
  })
const stateOf = async (id: string) => (await db.paymentAttempt.findUniqueOrThrow({ where: { id } })).state
const atProvider = async (reference: string | null) => (await retrievePayment(reference ?? '')).outcome
/** What the placement does. */
const use = (id: string) =>
  db.paymentAttempt.updateMany({ where: { id, state: 'authorised' }, data: { state: 'used' } })

describe('the sweep of payment attempts', () => {
  it('voids a stale hold at the provider', async () => {
    const attempt = await held()
    await age(attempt.id)
    expect(await sweep()).toEqual({ voided: 1, open: 0 })
    expect([await stateOf(attempt.id), await atProvider(attempt.providerReference)]).toEqual([
      'voided',
      'voided',
    ])
    expect(await sweep()).toEqual({ voided: 0, open: 0 })
  })

  it('leaves alone what is fresh, used, declined or under a lease', async () => {
    const [fresh, used, leased] = [await held(), await held(), await held()]
    const declined = await held('pm_card_chargeDeclined')
    await use(used.id)
    for (const { id } of [used, declined, leased]) await age(id)
    await db.paymentAttempt.update({
      where: { id: leased.id },
      data: { callingUntil: new Date(Date.now() + HOUR) },
    })
    expect(await sweep()).toEqual({ voided: 0, open: 0 })
    for (const { id, providerReference } of [fresh, used, leased]) {
      expect([await stateOf(id), await atProvider(providerReference)]).not.toContain('voided')
    }
  })

  it('finds and voids a hold whose answer got lost', async () => {
    const attempt = await held()
    await db.paymentAttempt.update({
      where: { id: attempt.id },
      data: { state: 'unknown', providerReference: null },
    })
    await voidAttempts(db, { staleMs: 0 })
    expect([await stateOf(attempt.id), await atProvider(attempt.providerReference)]).toEqual([
      'voided',
      'voided',
    ])
  })

  it('ends an attempt that never reached the provider, and one that waits for an authentication', async () => {
    const opened = await openAttempt(db, draft())
    const waiting = await held('pm_card_authenticationRequired')
    expect(waiting.state).toBe('requires-action')
    const id = opened.ok ? opened.attempt.id : ''
    for (const stale of [id, waiting.id]) await age(stale)
    expect(await sweep()).toEqual({ voided: 2, open: 0 })
    expect(await atProvider(waiting.providerReference)).toBe('voided')
    const around = { from: new Date(Date.now() - HOUR), to: new Date() }
    expect(await findPayment({ attemptId: id, ...around })).toEqual({ outcome: 'absent' })
  })

  it('keeps an attempt out of reach while the provider does not answer, and takes it up again', async () => {
    const attempt = await held()
    await age(attempt.id)
    await emulators.fault('stripe', { mode: 'error', path: '/cancel', times: 1 })
    expect(await sweep()).toEqual({ voided: 0, open: 1 })
    expect((await use(attempt.id)).count).toBe(0)
    expect(await sweep()).toEqual({ voided: 0, open: 0 }) // its lease has not run out
    await age(attempt.id)
    expect(await sweep()).toEqual({ voided: 1, open: 0 })
  })

  it('and a placement at the same moment never both get the attempt', async () => {
    for (let round = 0; round < 20; round += 1) {
      const attempt = await held()
      await age(attempt.id)
      const [swept, used] = await Promise.all([sweep(), use(attempt.id), sweep()])
      const outcome = await atProvider(attempt.providerReference)
      if (used.count === 1) expect([await stateOf(attempt.id), outcome]).toEqual(['used', 'authorised'])
      else expect([await stateOf(attempt.id), outcome]).toEqual(['voided', 'voided'])
      expect(swept.open).toBe(0)
    }
  })

  it('makes a customer who comes back pay under a new attempt, not the voided one', async () => {
    const request = draft()
    const opened = await openAttempt(db, request)
    if (!opened.ok) throw new Error(opened.reason)
    const paying = {
      attempt: opened.attempt,
      paymentMethodId: 'pm_card_visa',
      returnUrl: 'http://127.0.0.1/',
    }
    await authoriseAttempt(db, paying)
    await age(opened.attempt.id)
    await sweep()
    const again = await openAttempt(db, request)
    if (!again.ok) throw new Error(again.reason)
    expect(again.attempt.id).not.toBe(opened.attempt.id)
    expect(await authoriseAttempt(db, { ...paying, attempt: again.attempt })).toMatchObject({
      state: 'authorised',
    })
  })

  it('does not touch the payment of an order that stands', async () => {
    const order = await placeHeldOrder(db)
    await age(order.attemptId)
    await sweep()
    expect(await atProvider(order.reference)).toBe('authorised')
  })
})
