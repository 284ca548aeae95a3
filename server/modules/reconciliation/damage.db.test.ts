import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createTestDatabase } from '#local/testing/database.ts'
import { drain, type History, playHistory } from '#local/testing/history.ts'
import { newId } from '#server/core/ids.ts'
import type { Db } from '#server/db/index.ts'
import { repair } from './repair.ts'
import { verify } from './verify.ts'

let test: Awaited<ReturnType<typeof createTestDatabase>>
let db: Db
let owner: pg.Client
let orders: History
beforeAll(async () => {
  test = await createTestDatabase()
  db = test.db
  owner = new pg.Client({ connectionString: test.ownerUrl })
  await owner.connect()
  orders = await playHistory(db, new Date())
})
afterAll(async () => {
  await owner.end()
  await test.drop()
})

/** Everything is due: nothing is forgiven for being young. */
const due = () => ({ now: new Date(Date.now() + 1000), graceSeconds: 0 })
const differences = async () => (await verify(db, due())).flatMap((check) => check.differences)
const operatorId = newId()

interface Damage {
  /** The check that must see it. */
  check: string
  damage: string
  /** What the owner of the tables does, and what undoes it; without `undo` the auditor has to repair it. */
  fault: () => string
  undo?: () => string
  says: RegExp
}

/** Against the triggers that keep the application from doing it. */
const unguarded = (table: string, sql: string) =>
  `ALTER TABLE ${table} DISABLE TRIGGER USER; ${sql}; ALTER TABLE ${table} ENABLE TRIGGER USER;`
const take = (table: string, where: string) =>
  unguarded(
    table,
    `CREATE TEMP TABLE taken_${table} AS SELECT * FROM ${table} WHERE ${where}; DELETE FROM ${table} WHERE ${where}`,
  )
const giveBack = (table: string) =>
  unguarded(table, `INSERT INTO ${table} SELECT * FROM taken_${table}; DROP TABLE taken_${table}`)

const part = (state: keyof History, index = 0) => orders[state].parts[index]?.vendorOrderId ?? ''
const vendor = (state: keyof History, index = 0) => orders[state].parts[index]?.vendorId ?? ''
const journalOf = (reference: string) => `(SELECT id FROM journals WHERE reference = '${reference}')`
const stray = newId()
const ofOrder = (state: keyof History) => `order_id = '${orders[state].orderId}'`
const runOf = (listener: string, event: string, state: keyof History) =>
  `listener = '${listener}' AND event_id = (SELECT id FROM outbox_events WHERE name = '${event}' AND ${ofOrder(state)})`

const DAMAGES: Damage[] = [
  {
    check: 'stock is what came in, less what was sold and is reserved',
    damage: 'units on a shelf that never came in',
    fault: () =>
      `UPDATE stock SET on_hand = on_hand + 1 FROM variants WHERE id = variant_id AND vendor_id = '${vendor('paid')}'`,
    undo: () =>
      `UPDATE stock SET on_hand = on_hand - 1 FROM variants WHERE id = variant_id AND vendor_id = '${vendor('paid')}'`,
    says: /on hand 998, movements 997; reserved 0, held 0/,
  },
  {
    check: 'stock is what came in, less what was sold and is reserved',
    damage: 'units reserved for nobody',
    fault: () =>
      `UPDATE stock SET reserved = reserved + 2 FROM variants WHERE id = variant_id AND vendor_id = '${vendor('paid')}'`,
    undo: () =>
      `UPDATE stock SET reserved = reserved - 2 FROM variants WHERE id = variant_id AND vendor_id = '${vendor('paid')}'`,
    says: /reserved 2, held 0/,
  },
  {
    check: 'every sold unit has its movement',
    damage: 'units that were sold without a movement',
    fault: () =>
      `UPDATE reservations SET state = 'committed', settled_at = now() WHERE quantity = 2 AND ${ofOrder('waiting')}`,
    undo: () =>
      `UPDATE reservations SET state = 'held', settled_at = NULL WHERE quantity = 2 AND ${ofOrder('waiting')}`,
    says: /committed 2, sold 0/,
  },
  {
    check: 'units are held, sold or free as their orders are',
    damage: 'units of a paid order that are still only held, the job being called done',
    fault: () => `
      ${unguarded('stock_movements', `DELETE FROM stock_movements WHERE reference IN (SELECT 'reservation:' || id FROM reservations WHERE ${ofOrder('paid')})`)}
      UPDATE stock SET on_hand = on_hand + held, reserved = reserved + held FROM (
        SELECT variant_id, sum(quantity) AS held FROM reservations WHERE ${ofOrder('paid')} GROUP BY 1) AS r
      WHERE r.variant_id = stock.variant_id;
      UPDATE reservations SET state = 'held', settled_at = NULL WHERE ${ofOrder('paid')}`,
    says: /\(placed\): held/,
  },
  {
    check: 'units are held, sold or free as their orders are',
    damage: 'a reservation of more than was ordered',
    fault: () => `UPDATE reservations SET quantity = 3 WHERE quantity = 2 AND ${ofOrder('unpaid')}`,
    undo: () => `UPDATE reservations SET quantity = 2 WHERE quantity = 3 AND ${ofOrder('unpaid')}`,
    says: /released 3, its item 2/,
  },
  {
    check: 'every order is the sum of its parts, every part of its items',
    damage: 'an order that is not the sum of its parts',
    fault: () =>
      `UPDATE orders SET goods = goods + 1, total = total + 1 WHERE id = '${orders.waiting.orderId}'`,
    undo: () =>
      `UPDATE orders SET goods = goods - 1, total = total - 1 WHERE id = '${orders.waiting.orderId}'`,
    says: /total 4491 EUR, its parts 4490 EUR/,
  },
  {
    check: 'every order is the sum of its parts, every part of its items',
    damage: 'a part that is not the sum of its items',
    fault: () =>
      `UPDATE order_items SET commission = commission + 5 WHERE vendor_order_id = '${part('paid', 1)}'`,
    undo: () =>
      `UPDATE order_items SET commission = commission - 5 WHERE vendor_order_id = '${part('paid', 1)}'`,
    says: /commission 100, its items 105/,
  },
  {
    check: 'every state is the last of its history',
    damage: 'a part that went back a step',
    fault: () => `UPDATE vendor_orders SET status = 'shipped' WHERE id = '${part('delivered')}'`,
    undo: () => `UPDATE vendor_orders SET status = 'delivered' WHERE id = '${part('delivered')}'`,
    says: /: shipped, its history awaiting-payment/,
  },
  {
    check: 'every payment is what its order asks for',
    damage: 'an order that is called paid while no money came',
    fault: () => `UPDATE payments SET state = 'awaiting-transfer' WHERE id = '${orders.paid.paymentId}'`,
    undo: () => `UPDATE payments SET state = 'received' WHERE id = '${orders.paid.paymentId}'`,
    says: /placed 4490 EUR, payment awaiting-transfer 4490 EUR/,
  },
  {
    check: 'every journal sums to zero',
    damage: 'a posting that was changed',
    fault: () =>
      unguarded(
        'postings',
        `UPDATE postings SET amount = amount - 7 WHERE account = 'vendor' AND journal_id = ${journalOf(`vendor-order:${part('waiting', 1)}:placed`)}`,
      ),
    undo: () =>
      unguarded(
        'postings',
        `UPDATE postings SET amount = amount + 7 WHERE account = 'vendor' AND journal_id = ${journalOf(`vendor-order:${part('waiting', 1)}:placed`)}`,
      ),
    says: /sums to -7 EUR/,
  },
  {
    check: 'every journal sums to zero',
    damage: 'a journal without postings',
    fault: () =>
      unguarded(
        'journals',
        `INSERT INTO journals (id, reference, kind, description) VALUES ('${stray}', 'stray', 'stray', '')`,
      ),
    undo: () => unguarded('journals', `DELETE FROM journals WHERE id = '${stray}'`),
    says: /stray: has no postings/,
  },
  {
    check: "every vendor's balance is the sum of its postings",
    damage: 'a balance that is not what was posted',
    fault: () =>
      `UPDATE vendor_balances SET pending = pending + 1, available = available - 3 WHERE vendor_id = '${vendor('waiting')}'`,
    says: /pending EUR: the postings say \d+, the balance \d+/,
  },
  {
    check: "every vendor's balance is the sum of its postings",
    damage: 'a balance that is gone',
    fault: () => `DELETE FROM vendor_balances WHERE vendor_id = '${vendor('delivered')}'`,
    says: /in-transit EUR: the postings say \d+, the balance 0/,
  },
  {
    check: 'the book has every part that stands, and nothing of those cancelled',
    damage: 'a part that was never booked, the job being called done',
    fault: () => `
      ${unguarded('postings', `DELETE FROM postings WHERE journal_id = ${journalOf(`vendor-order:${part('waiting')}:placed`)}`)}
      ${unguarded('journals', `DELETE FROM journals WHERE reference = 'vendor-order:${part('waiting')}:placed'`)}
      UPDATE vendor_balances SET pending = 0 WHERE vendor_id = '${vendor('waiting')}'`,
    says: /, in the book 0/,
  },
  {
    check: 'money that came is booked, and what is owed back was asked for',
    damage: 'a refund of less than is owed',
    fault: () => `UPDATE refunds SET amount = amount - 1 WHERE ${ofOrder('owed')}`,
    undo: () => `UPDATE refunds SET amount = amount + 1 WHERE ${ofOrder('owed')}`,
    says: /4489 is owed back, in the book 4490/,
  },
  {
    check: "what customers paid is the vendors' net, the commission and the taxes",
    damage: 'a commission that nobody agreed to, in a journal that balances',
    fault: () => `
      INSERT INTO journals (id, reference, kind, description, order_id)
        VALUES ('${stray}', 'stray', 'stray', '', '${orders.paid.orderId}');
      INSERT INTO postings (id, journal_id, account, amount, currency) VALUES
        ('${newId()}', '${stray}', 'commission', -5, 'EUR'), ('${newId()}', '${stray}', 'customer-receivable', 5, 'EUR')`,
    undo: () => `
      ${unguarded('postings', `DELETE FROM postings WHERE journal_id = '${stray}'`)}
      ${unguarded('journals', `DELETE FROM journals WHERE id = '${stray}'`)}`,
    says: /4490 is kept of what was paid, net \d+ \+ commission 405/,
  },
  {
    check: 'every part has the earning that it is due',
    damage: 'an earning that is missing, the job being called done',
    fault: () => `DELETE FROM earnings WHERE vendor_order_id = '${part('paid')}'`,
    says: /earning none/,
  },
  {
    check: 'every part has the earning that it is due',
    damage: 'an earning of more than the net',
    fault: () => `UPDATE earnings SET amount = amount + 1 WHERE vendor_order_id = '${part('paid')}'`,
    undo: () => `UPDATE earnings SET amount = amount - 1 WHERE vendor_order_id = '${part('paid')}'`,
    says: /earning pending/,
  },
  {
    check: 'money in transit is what payouts carry',
    damage: 'money in transit that no payout carries',
    fault: () => `UPDATE payouts SET state = 'failed' WHERE vendor_id = '${vendor('delivered')}'`,
    undo: () => `UPDATE payouts SET state = 'unknown' WHERE vendor_id = '${vendor('delivered')}'`,
    says: /in transit \d+, payouts 0/,
  },
  {
    check: 'every payout is in the book as far as it got',
    damage: 'a payout that is called paid and was never booked as paid',
    fault: () => `UPDATE payouts SET state = 'paid' WHERE vendor_id = '${vendor('delivered')}'`,
    undo: () => `UPDATE payouts SET state = 'unknown' WHERE vendor_id = '${vendor('delivered')}'`,
    says: /paid, in the book requested/,
  },
  {
    check: 'the sales figures are what the orders say',
    damage: "a vendor's day that is wrong",
    fault: () =>
      `UPDATE vendor_daily_stats SET gross = gross + 100, orders = orders + 1 WHERE vendor_id = '${vendor('paid')}'`,
    says: /vendor .* 2 orders, .*; the orders say 1/,
  },
  {
    check: 'the sales figures are what the orders say',
    damage: "a product's day that is gone",
    fault: () => `DELETE FROM product_daily_stats WHERE vendor_id = '${vendor('paid')}'`,
    says: /product .* 0 units, 0; the orders say 3/,
  },
  {
    check: 'ratings are what the published reviews say',
    damage: "stars that nobody gave, in a product's rating",
    fault: () =>
      `UPDATE products SET rating_count = rating_count + 1, rating_sum = rating_sum + 5 WHERE vendor_id = '${vendor('paid')}'`,
    undo: () =>
      `UPDATE products SET rating_count = rating_count - 1, rating_sum = rating_sum - 5 WHERE vendor_id = '${vendor('paid')}'`,
    says: /product .*: 1 reviews, 5 stars; the reviews say 0, 0/,
  },
  {
    check: 'ratings are what the published reviews say',
    damage: "a hidden review whose stars still count in its vendor's rating",
    fault: () => `
      INSERT INTO reviews (id, product_id, vendor_id, author_name, rating, status)
        SELECT '${stray}', id, vendor_id, 'x', 2, 'hidden' FROM products WHERE vendor_id = '${vendor('paid')}';
      UPDATE vendors SET rating_count = 1, rating_sum = 2 WHERE id = '${vendor('paid')}'`,
    undo: () => `
      DELETE FROM reviews WHERE id = '${stray}';
      UPDATE vendors SET rating_count = 0, rating_sum = 0 WHERE id = '${vendor('paid')}'`,
    says: /vendor .*: 1 reviews, 2 stars; the reviews say 0, 0/,
  },
  {
    check: 'every expected job run is done, or dead for an operator to see',
    damage: 'a delivery that no run stands for',
    fault: () => `DELETE FROM job_runs WHERE ${runOf('notify-vendors', 'order/paid', 'paid')}`,
    says: /order\/paid, notify-vendors: no run/,
  },
  {
    check: 'every expected job run is done, or dead for an operator to see',
    damage: 'a run that never ends',
    fault: () => `UPDATE job_runs SET state = 'open' WHERE ${runOf('notify-vendors', 'order/paid', 'paid')}`,
    undo: () => `UPDATE job_runs SET state = 'done' WHERE ${runOf('notify-vendors', 'order/paid', 'paid')}`,
    says: /order\/paid, notify-vendors: open/,
  },
  {
    check: 'whatever a provider has not answered is asked after',
    damage: 'a payout that nobody asks after',
    fault: () => `UPDATE payouts SET updated_at = '2026-01-01' WHERE vendor_id = '${vendor('delivered')}'`,
    undo: () => `UPDATE payouts SET updated_at = now() WHERE vendor_id = '${vendor('delivered')}'`,
    says: /payout .*: unknown since 2026-01-01.*nobody asks/,
  },
  {
    check: 'whatever a provider has not answered is asked after',
    damage: 'a hold on a card that nobody lets go of',
    fault: () => `
      INSERT INTO payment_attempts (id, owner, key, number, body_hash, cart_id, amount, currency, state, provider, updated_at)
      VALUES ('${stray}', 'guest:x', 'k', 1, 'h', '${stray}', 100, 'EUR', 'authorised', 'stripe', '2026-01-01')`,
    undo: () => unguarded('payment_attempts', `DELETE FROM payment_attempts WHERE id = '${stray}'`),
    says: /payment attempt .*: authorised since/,
  },
  {
    check: 'whatever a provider has not answered is asked after',
    damage: 'a mail that was never sent, the job being called done',
    fault: () => `
      INSERT INTO notifications (id, event_id, listener, recipient, channel, template, data, state, created_at)
      SELECT '${stray}', id, 'notify-customer', 'x', 'email', 'x', '{}', 'pending', '2026-01-01'
      FROM outbox_events WHERE name = 'order/placed' AND ${ofOrder('paid')}`,
    says: /email message .*: pending since/,
  },
  {
    check: 'the audit trail is whole',
    damage: 'an entry whose contents were changed',
    fault: () => unguarded('audit_entries', `UPDATE audit_entries SET actor = 'nobody' WHERE number = 3`),
    undo: () => unguarded('audit_entries', `UPDATE audit_entries SET actor = 'system' WHERE number = 3`),
    says: /entry 3: its contents are not what its hash was made of/,
  },
  {
    check: 'the audit trail is whole',
    damage: 'an entry that was taken out',
    fault: () => take('audit_entries', 'number = 2'),
    undo: () => giveBack('audit_entries'),
    says: /entry 2 is missing/,
  },
  {
    check: 'the audit trail is whole',
    damage: 'an entry that follows another than the one before it',
    fault: () =>
      unguarded('audit_entries', `UPDATE audit_entries SET hash = repeat('a', 64) WHERE number = 4`),
    undo: () =>
      unguarded(
        'audit_entries',
        `UPDATE audit_entries SET hash = (SELECT prev_hash FROM audit_entries WHERE number = 5) WHERE number = 4`,
      ),
    says: /entry 5 does not follow the one before it/,
  },
  {
    check: 'the audit trail is whole',
    damage: 'an end that was cut off',
    fault: () => take('audit_entries', 'number = (SELECT max(number) FROM audit_entries)'),
    undo: () => giveBack('audit_entries'),
    says: /the head is at \d+, the last entry is another one/,
  },
  {
    check: 'the audit trail is whole',
    damage: 'a fact that was never entered, the job being called done',
    fault: () => `
      ${unguarded('audit_entries', 'DELETE FROM audit_entries WHERE number = (SELECT max(number) FROM audit_entries)')}
      UPDATE audit_head SET (number, hash) = (SELECT number, hash FROM audit_entries ORDER BY number DESC LIMIT 1)`,
    says: /is not in the trail, though its job is done/,
  },
  {
    check: 'nothing stands alone',
    damage: 'an idempotency key without its order',
    fault: () =>
      `INSERT INTO checkout_claims (owner, key, body_hash, order_id) VALUES ('guest:x', 'the-key', 'h', '${stray}')`,
    undo: () => `DELETE FROM checkout_claims WHERE order_id = '${stray}'`,
    says: /idempotency key without its order: the-key/,
  },
  {
    check: 'nothing stands alone',
    damage: 'a cart that was ordered without an order',
    fault: () => `INSERT INTO carts (id, owner, status) VALUES ('${stray}', 'guest:x', 'ordered')`,
    undo: () => `DELETE FROM carts WHERE id = '${stray}'`,
    says: /cart that was ordered without an order/,
  },
  {
    check: 'nothing stands alone',
    damage: 'a message about an order that does not exist',
    fault: () => `
      INSERT INTO notifications (id, event_id, listener, recipient, channel, template, data, state, order_id)
      VALUES ('${stray}', '${stray}', 'notify-customer', 'x', 'in-app', 'x', '{}', 'sent', '${stray}')`,
    undo: () => `DELETE FROM notifications WHERE id = '${stray}'`,
    says: /message about an order that does not exist/,
  },
]

describe('the auditor', () => {
  const reached = new Set<string>()

  it.each(DAMAGES)('sees $damage', async ({ check, fault, undo, says }) => {
    expect(await differences()).toEqual([])
    await owner.query(fault())
    const found = (await verify(db, due())).find(({ name }) => name === check)
    if (undo) await owner.query(undo())
    expect(found?.differences).toContainEqual(expect.stringMatching(says))
    reached.add(check)
    if (undo) return expect(await differences()).toEqual([])
    const repaired = await repair(db, { ...due(), operatorId })
    expect(Object.values(repaired).some((count) => count > 0)).toBe(true)
    await drain(db)
    await owner.query(`DELETE FROM notifications WHERE id = '${stray}'`)
    expect(await differences()).toEqual([])
  })

  it('has no check that none of these damages reaches', async () => {
    const names = (await verify(db, due())).map(({ name }) => name)
    expect([...reached].sort()).toEqual(names.sort())
  })

  it('says in the audit trail who repaired what, and repairs nothing where nothing is wrong', async () => {
    const repairs = async () =>
      db.auditEntry.findMany({ where: { name: 'reconciliation/repaired' }, orderBy: { number: 'asc' } })
    const [first, ...others] = await repairs()
    expect(first?.actor).toBe(`operator:${operatorId}`)
    expect(first?.payload).toEqual({ redelivered: 0, reopened: 1, balances: 0, recounted: 0 })
    const nothing = { redelivered: 0, reopened: 0, balances: 0, recounted: 0 }
    expect(await repair(db, { ...due(), operatorId })).toEqual(nothing)
    await drain(db)
    expect(await repairs()).toHaveLength(others.length + 1)
  })

  it('rebuilds balances while postings go on, and neither loses nor doubles one', async () => {
    const vendorId = vendor('waiting')
    const wrong = () =>
      owner.query(`UPDATE vendor_balances SET pending = pending + 1 WHERE vendor_id = '${vendorId}'`)
    const post = async (index: number) => {
      const id = newId()
      await db.$transaction(async (tx) => {
        const { postJournals } = await import('#server/modules/ledger/post-journals.ts')
        const { payoutFailedJournal, payoutRequestedJournal } = await import(
          '#server/modules/ledger/rules.ts'
        )
        const sum = { id, vendorId, amount: index + 1, currency: 'EUR' }
        await postJournals(tx, [payoutRequestedJournal(sum)])
        await postJournals(tx, [payoutFailedJournal(sum)])
      })
    }
    await wrong()
    await Promise.all([
      ...Array.from({ length: 20 }, (_, index) => post(index)),
      repair(db, due()),
      repair(db, due()),
      ...Array.from({ length: 20 }, (_, index) => post(index)),
    ])
    const found = (await verify(db, due())).filter(({ name }) => name.includes('balance'))
    expect(found.flatMap((check) => check.differences)).toEqual([])
  })
})
