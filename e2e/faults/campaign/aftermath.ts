import { spawnSync } from 'node:child_process'
import { setTimeout as sleep } from 'node:timers/promises'
import type { InstanceState } from '#local/stack.ts'
import type { Books } from './books.ts'
import type { Acknowledged, Load } from './load.ts'
import { headlines } from './mails.ts'

/** Every (event, listener) that is not done, with what keeps it. Webhooks wait for their vendors, not for us. */
const UNDONE = `
  SELECT event.name || ' ' || event.id || ', ' || expected.listener || ': ' ||
         coalesce(run.state, CASE WHEN event.dispatched_at IS NULL THEN 'not dispatched' ELSE 'no run' END) ||
         coalesce(', ' || run.redeliveries || ' redeliveries, ' || run.last_error, '') AS pair
  FROM outbox_events AS event CROSS JOIN LATERAL unnest(event.listeners) AS expected (listener)
  LEFT JOIN job_runs AS run ON run.event_id = event.id AND run.listener = expected.listener
  WHERE run.state IS DISTINCT FROM 'done' AND expected.listener <> 'send-webhook' ORDER BY 1`

/** Waits until every listener is done with every event; gives how long that took, and what is left after `patienceMs`. */
export async function untilDrained(
  books: Books,
  patienceMs: number,
): Promise<{ seconds: number; undone: string[] }> {
  const began = Date.now()
  for (;;) {
    const undone = (await books.ask<{ pair: string }>(UNDONE)).map(({ pair }) => pair)
    if (undone.length === 0 || Date.now() - began > patienceMs)
      return { seconds: Math.round((Date.now() - began) / 1_000), undone: undone.slice(0, 20) }
    await sleep(500)
  }
}

interface OrderRow {
  id: string
  code: string
  email: string
  total: number
  status: string
  paid: boolean
  parts: { code: string; status: string; shipped: boolean }[]
}

/** Everything that is not exactly as it should be for the orders of this load, in words; empty when all is well. */
export async function differences(instance: InstanceState, books: Books, load: Load): Promise<string[]> {
  const rows = await books.ask<OrderRow>(
    `SELECT o.id, o.code, o.email, o.total, o.status, o.paid_at IS NOT NULL AS paid,
            json_agg(json_build_object('code', part.code, 'status', part.status,
                                       'shipped', part.shipped_at IS NOT NULL)) AS parts
     FROM orders AS o JOIN vendor_orders AS part ON part.order_id = o.id
     WHERE o.email LIKE $1 || '%' GROUP BY o.id`,
    [load.tag],
  )
  return [
    ...load.problems,
    ...lostOrDoubled(rows, load.acknowledged),
    ...(await wrongMails(instance, books, rows)),
    ...(await wrongFigures(books)),
    ...(await wrongCaptures(instance, books)),
    ...verify(instance),
  ]
}

function lostOrDoubled(rows: OrderRow[], acknowledged: readonly Acknowledged[]): string[] {
  const byEmail = Map.groupBy(rows, ({ email }) => email)
  const known = new Map(acknowledged.map((order) => [order.email, order]))
  const lost = acknowledged.flatMap(({ email, orderCode, total }) => {
    const own = byEmail.get(email) ?? []
    if (own.length === 1 && own[0]?.code === orderCode && own[0].total === total) return []
    return [
      `${orderCode} of ${email}: ${own.map(({ code, total }) => `${code} ${total}`).join(', ') || 'lost'}`,
    ]
  })
  const unasked = rows.filter(({ email }) => !known.has(email)).map(({ code }) => `${code}: nobody was told`)
  return [...lost, ...unasked]
}

/** Each customer's and each vendor's mails, exactly once; none that a cancellation has overtaken is owed. */
async function wrongMails({ urls }: InstanceState, books: Books, rows: OrderRow[]): Promise<string[]> {
  const sent = Map.groupBy(await headlines(urls.mailbox), ({ to, subject }) =>
    /^Your parcel/.test(subject) ? `${to[0]} parcel` : subject,
  )
  const count = (subject: string) => sent.get(subject)?.length ?? 0
  const wrong: { id: string; what: string }[] = []
  for (const { id, code, email, status, paid, parts } of rows) {
    const expect = (subject: string, least: number, most = least) => {
      const found = count(subject)
      if (found < least || found > most) wrong.push({ id, what: `"${subject}" was mailed ${found} times` })
    }
    const cancelled = status === 'cancelled'
    expect(`Your order ${code}`, cancelled ? 0 : 1, 1)
    expect(`Your order ${code} was cancelled`, cancelled ? 1 : 0)
    expect(`${email} parcel`, parts.filter(({ shipped }) => shipped).length)
    for (const part of parts) {
      expect(`New order ${part.code}`, paid && !cancelled ? 1 : 0, paid ? 1 : 0)
      // Who was told of an order is told of its end, and nobody else.
      expect(`Order ${part.code} was cancelled`, cancelled ? count(`New order ${part.code}`) : 0)
    }
  }
  return Promise.all(wrong.map(async ({ id, what }) => `${what}: ${await messagesOf(books, id)}`))
}

/** What the shop itself knows of an order's messages. */
async function messagesOf(books: Books, orderId: string): Promise<string> {
  const rows = await books.ask<{ told: string }>(
    `SELECT concat_ws(' ', message.template, message.recipient, message.channel, message.state, message.last_error,
                      'call', call.state, call.attempts, 'run', run.state, run.attempts, run.redeliveries, run.did) AS told
     FROM notifications AS message
     LEFT JOIN notification_dispatches AS call ON call.id = message.dispatch_id
     LEFT JOIN job_runs AS run ON run.event_id = message.event_id AND run.listener = message.listener
     WHERE message.order_id = $1`,
    [orderId],
  )
  return rows.map(({ told }) => told).join('; ') || 'there is no message'
}

/** Counters have receipts instead of keys of their own: these are what doubles first. */
async function wrongFigures(books: Books): Promise<string[]> {
  const rows = await books.ask<{ vendor: string; counted: string; sold: string }>(
    `WITH counted AS (
       SELECT vendor_id, sum(orders) AS orders, sum(gross) AS gross FROM vendor_daily_stats GROUP BY vendor_id
     ), sold AS (
       SELECT part.vendor_id, count(*) AS orders, sum(part.total) AS gross
       FROM vendor_orders AS part WHERE part.status <> 'cancelled' GROUP BY part.vendor_id)
     SELECT vendor_id AS vendor, concat(counted.orders, ' ', counted.gross) AS counted,
            concat(sold.orders, ' ', sold.gross) AS sold
     FROM counted FULL JOIN sold USING (vendor_id)
     WHERE (coalesce(counted.orders, 0), coalesce(counted.gross, 0))
       IS DISTINCT FROM (coalesce(sold.orders, 0), coalesce(sold.gross, 0))`,
  )
  return rows.map(({ vendor, counted, sold }) => `vendor ${vendor}: counted ${counted}, sold ${sold}`)
}

/** Money that was taken at Stripe is money that a payment has, each once. */
async function wrongCaptures({ urls, env }: InstanceState, books: Books): Promise<string[]> {
  const taken = new Map<string, number>()
  for (let after = ''; ; ) {
    const page = await fetch(`${urls.stripe}/v1/payment_intents?limit=100${after}`, {
      headers: { authorization: `Bearer ${env.STRIPE_SECRET_KEY}` },
    })
    const { data, has_more } = (await page.json()) as {
      data: { id: string; status: string; amount_received: number }[]
      has_more: boolean
    }
    for (const { id, status, amount_received } of data)
      if (status === 'succeeded') taken.set(id, amount_received)
    if (!has_more) break
    after = `&starting_after=${data.at(-1)?.id}`
  }
  const payments = await books.ask<{ reference: string; amount: number }>(
    `SELECT provider_reference AS reference, amount FROM payments
     WHERE method = 'card' AND state = 'captured' AND provider_reference LIKE 'pi\\_%'`,
  )
  const wrong = payments
    .filter(({ reference, amount }) => taken.get(reference) !== amount)
    .map(({ reference, amount }) => `payment ${reference} of ${amount}: Stripe took ${taken.get(reference)}`)
  const known = new Set(payments.map(({ reference }) => reference))
  const unknown = [...taken.keys()]
    .filter((id) => !known.has(id))
    .map((id) => `Stripe took ${id} for nothing`)
  return [...wrong, ...unknown]
}

/** `npm run verify`, with nothing forgiven for being young. */
function verify({ env }: InstanceState): string[] {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['cli/verify.ts', '--grace', '0'], {
    env: { ...process.env, ...env },
    encoding: 'utf8',
  })
  return status === 0 ? [] : [`verify: ${stdout}${stderr}`]
}
