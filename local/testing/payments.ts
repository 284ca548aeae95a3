/** Payments for tests: orders whose card is really held at the provider's emulator, and what an order's money came to. */
import type { Db } from '#server/db/index.ts'
import { authorisePayment } from '#server/gateways/payments.ts'
import { placeTestOrder, type TestOrder, type TestOrderOptions } from './orders.ts'

export interface HeldOrder extends TestOrder {
  attemptId: string
  /** The provider's id of the payment. */
  reference: string
}

/** An order by card whose total is held at the provider, as its placement leaves it. Needs running emulators. */
export async function placeHeldOrder(
  db: Db,
  { paymentMethod = 'pm_card_visa', ...options }: TestOrderOptions & { paymentMethod?: string } = {},
): Promise<HeldOrder> {
  const order = await placeTestOrder(db, { ...options, method: 'card' })
  const { attemptId } = await db.payment.findUniqueOrThrow({ where: { id: order.paymentId } })
  if (!attemptId) throw new Error('a card payment has an attempt')
  const held = await authorisePayment({
    ...{ attemptId, amount: order.total, currency: order.currency, paymentMethod },
    returnUrl: 'http://127.0.0.1:3000/checkout',
  })
  if (held.outcome !== 'authorised') throw new Error(held.outcome)
  const data = { providerReference: held.reference }
  await db.payment.update({ where: { id: order.paymentId }, data })
  await db.paymentAttempt.update({ where: { id: attemptId }, data })
  return { ...order, attemptId, reference: held.reference }
}

/** The states of an order and its money, and the book's balances that the money left (debit positive). */
export async function moneyOf(db: Db, orderId: string) {
  const order = await db.order.findUniqueOrThrow({
    where: { id: orderId },
    include: { payment: true, vendorOrders: true, refunds: true },
  })
  const postings = await db.$queryRaw<{ account: string; amount: number }[]>`
    SELECT p.account, sum(p.amount)::int AS amount
    FROM postings p JOIN journals j ON j.id = p.journal_id
    WHERE j.order_id = ${orderId}::uuid
    GROUP BY p.account HAVING sum(p.amount) <> 0`
  const events = await db.outboxEvent.findMany({ where: { orderId }, orderBy: { id: 'asc' } })
  return {
    order: order.status,
    parts: [...new Set(order.vendorOrders.map(({ status }) => status))],
    payment: order.payment?.state,
    refunds: order.refunds.map(({ amount }) => amount),
    book: Object.fromEntries(postings.map(({ account, amount }) => [account, amount])),
    events: events.map(({ name }) => name),
  }
}
