/** Mail, SMS and payments are all away while orders are placed, and come back: on the running shop. */
import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { expect, test } from '@playwright/test'
import pg from 'pg'
import { offersOf, type Placed, ShopApi, Shopper } from '#local/shopper.ts'
import { describeInstance } from '#local/stack.ts'
import { mailsTo } from '../pages/mailbox.ts'

/** An order waits for no provider of messages, and for the payment provider only as long as a refusal takes. */
const ANSWERED_WITHIN_MS = 15_000

const instance = describeInstance('test')
const env = instance?.env ?? {}
const api = new ShopApi(process.env.E2E_BASE_URL ?? instance?.urls.storefront ?? '')
const database = new pg.Client({ connectionString: env.MIGRATION_DATABASE_URL })
const providers = [env.RESEND_BASE_URL, env.TWILIO_BASE_URL, env.STRIPE_BASE_URL]

test.beforeAll(() => database.connect())
test.afterAll(async () => {
  await comeBack()
  api.close()
  await database.end()
})

const comeBack = () => Promise.all(providers.map((url) => fetch(`${url}/_faults`, { method: 'DELETE' })))
async function fail(url: string | undefined, fault: Record<string, unknown>): Promise<void> {
  const response = await fetch(`${url}/_faults`, { method: 'POST', body: JSON.stringify(fault) })
  expect(response.ok).toBe(true)
}

let numbers = 0
async function order(variantId: string, method: 'card' | 'transfer') {
  const shopper = new Shopper(api)
  const cart = await shopper.fill([variantId])
  const phone = `+4915${String(Date.now()).slice(-7)}${numbers++ % 10}`
  const input = { ...shopper.orderFor(cart, method), phone, wantsSms: true }
  const answer = await api.mutate<Placed>('checkout.placeOrder', input, shopper.headers)
  expect(answer.status).toBe(200)
  expect(answer.ms).toBeLessThan(ANSWERED_WITHIN_MS)
  return { placed: answer.data, email: shopper.email, phone }
}

/** The job runs of these orders that are not done, as `listener state`; and how many are done. */
async function runsOf(orderIds: string[]): Promise<{ open: string[]; done: number; missing: number }> {
  const { rows } = await database.query(
    `SELECT expected.listener, coalesce(run.state, 'missing') AS state FROM outbox_events AS event
     CROSS JOIN LATERAL unnest(event.listeners) AS expected (listener)
     LEFT JOIN job_runs AS run ON run.event_id = event.id AND run.listener = expected.listener
     WHERE event.order_id = ANY($1::uuid[])`,
    [orderIds],
  )
  const open = rows.filter(({ state }) => state === 'open').map(({ listener }) => listener)
  const count = (wanted: string) => rows.filter(({ state }) => state === wanted).length
  return { open: [...new Set<string>(open)].sort(), done: count('done'), missing: count('missing') }
}

test('all three providers away: orders are placed, all other listeners finish, and all drains, once (promises 5, 6, 10)', async () => {
  const offers = await offersOf(api, 12)
  const variantId = offers.findLast(({ available }) => available > 20)?.variantId ?? ''
  await fail(env.RESEND_BASE_URL, { mode: 'error', status: 500 })
  await fail(env.TWILIO_BASE_URL, { mode: 'rate-limit' })
  await fail(env.STRIPE_BASE_URL, { mode: 'error', status: 503, path: '/capture' })
  const placed = [await order(variantId, 'card'), await order(variantId, 'card')]
  await fail(env.STRIPE_BASE_URL, { mode: 'error', status: 503 })
  placed.push(await order(variantId, 'transfer'), await order(variantId, 'transfer'))
  // Nobody knows whether this card was charged, so it is no order, no error, and no second call.
  const unsure = await order(variantId, 'card')
  expect(unsure.placed).toMatchObject({ ok: false })

  const ids = placed.map(({ placed }) => (placed?.ok ? placed.orderId : ''))
  await expect
    .poll(() => runsOf(ids), { timeout: 30_000, message: 'every listener but those that need a provider' })
    .toMatchObject({ open: ['capture-payment', 'notify-customer'], missing: 0 })
  const { rows: doubts } = await database.query(
    `SELECT state FROM payments WHERE method = 'card' AND order_id = ANY($1::uuid[])`,
    [ids],
  )
  expect(doubts.map(({ state }) => state)).toEqual(['unknown', 'unknown'])

  await comeBack()
  // What rests after a failure is due at once: the sweep would come to it within ten minutes.
  const due = () =>
    database.query(
      `UPDATE job_runs SET next_redelivery_at = now()
       WHERE state = 'open' AND event_id IN (SELECT id FROM outbox_events WHERE order_id = ANY($1::uuid[]))`,
      [ids],
    )
  await due()
  await expect
    .poll(() => runsOf(ids), { timeout: 90_000, message: 'everything drains' })
    .toMatchObject({ open: [], missing: 0 })
  for (const { placed: answer, email, phone } of placed) {
    const code = answer?.ok ? answer.orderCode : ''
    const mails = (await mailsTo(email)).filter(({ subject }) => subject === `Your order ${code}`)
    expect(mails, `mails about ${code}`).toHaveLength(1)
    expect(await mailsTo(phone), `SMS about ${code}`).toHaveLength(1)
  }
  const { rows: payments } = await database.query(
    `SELECT state FROM payments WHERE method = 'card' AND order_id = ANY($1::uuid[])`,
    [ids],
  )
  expect(payments.map(({ state }) => state)).toEqual(['captured', 'captured'])

  const { stdout } = await promisify(execFile)(process.execPath, ['cli/verify.ts'], {
    env: { ...process.env, ...env },
  }).catch((failed: { stdout: string }) => failed)
  expect(stdout).toContain('checks hold')
})
