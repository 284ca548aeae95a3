/**
 * The book's rules as plain data: which journal each fact of the business makes. Amounts are minor units, debit
 * positive, credit negative; every journal sums to zero. A journal's reference names its fact, so it is booked once.
 */
import type { Account, Bucket } from './schema.ts'

export interface PostingDraft {
  account: Account
  /** With the account `vendor` only. */
  vendorId: string | null
  bucket: Bucket | null
  amount: number
  currency: string
}

export interface JournalDraft {
  reference: string
  kind: string
  description: string
  orderId: string | null
  vendorOrderId: string | null
  postings: PostingDraft[]
}

/** A vendor's part of an order, as it was frozen at placement. */
export interface BookedPart {
  id: string
  orderId: string
  vendorId: string
  code: string
  currency: string
  total: number
  net: number
  commission: number
  tax: number
}

/** How a customer's money comes and goes: a card's through the provider's clearing, a transfer's through the bank. */
export type Method = 'card' | 'transfer'

interface Sum {
  amount: number
  currency: string
}

/** The part is owed by the customer; it belongs to the vendor (pending), the platform and the tax office. */
export function placedJournal(part: BookedPart): JournalDraft {
  const { currency } = part
  return {
    reference: placedReference(part.id),
    kind: 'vendor-order-placed',
    description: `Vendor order ${part.code} placed`,
    orderId: part.orderId,
    vendorOrderId: part.id,
    postings: withoutZeros([
      plain('customer-receivable', { amount: part.total, currency }),
      ofVendor(part.vendorId, 'pending', { amount: -part.net, currency }),
      plain('commission', { amount: -part.commission, currency }),
      plain('tax-payable', { amount: -part.tax, currency }),
    ]),
  }
}

/** Exactly the negation of what stands under the part's `:placed`. */
export function reversedJournal(
  part: Pick<BookedPart, 'id' | 'orderId' | 'code'>,
  standing: readonly PostingDraft[],
): JournalDraft {
  return {
    reference: reversedReference(part.id),
    kind: 'vendor-order-reversed',
    description: `Vendor order ${part.code} cancelled`,
    orderId: part.orderId,
    vendorOrderId: part.id,
    postings: standing.map((posting) => ({ ...posting, amount: -posting.amount })),
  }
}

/** The customer's money is here: what was receivable is settled or, on a cancelled order, it is owed back at once. */
export function paymentJournal(
  payment: Sum & { id: string; orderId: string; method: Method },
  { orderCancelled }: { orderCancelled: boolean },
): JournalDraft {
  const { amount, currency } = payment
  const counter = orderCancelled ? 'customer-owed' : 'customer-receivable'
  return {
    reference: `payment:${payment.id}:received`,
    kind: orderCancelled ? 'payment-received-on-cancelled-order' : 'payment-received',
    description: payment.method === 'card' ? 'Card payment captured' : 'Bank transfer received',
    orderId: payment.orderId,
    vendorOrderId: null,
    postings: withoutZeros([
      plain(moneyAccount(payment.method), { amount, currency }),
      plain(counter, { amount: -amount, currency }),
    ]),
  }
}

interface BookedRefund extends Sum {
  id: string
  orderId: string
}

/** A customer who has paid is owed money: cancelling reversed what was receivable, so it is receivable no more. */
export function refundOwedJournal(refund: BookedRefund): JournalDraft {
  const { amount, currency } = refund
  return {
    reference: `refund:${refund.id}:owed`,
    kind: 'refund-owed',
    description: 'Refund owed to the customer',
    orderId: refund.orderId,
    vendorOrderId: null,
    postings: withoutZeros([
      plain('customer-receivable', { amount, currency }),
      plain('customer-owed', { amount: -amount, currency }),
    ]),
  }
}

/**
 * The customer has the money back. A refund to a card that failed in the end is paid a second time, by hand, which is
 * another fact: `byHand` names it.
 */
export function refundPaidJournal(refund: BookedRefund & { method: Method; byHand?: boolean }): JournalDraft {
  const { amount, currency } = refund
  return {
    reference: `refund:${refund.id}:${refund.byHand ? 'paid-by-hand' : 'paid'}`,
    kind: 'refund-paid',
    description: refund.method === 'card' ? 'Refunded to the card' : 'Refunded by bank transfer',
    orderId: refund.orderId,
    vendorOrderId: null,
    postings: withoutZeros([
      plain('customer-owed', { amount, currency }),
      plain(moneyAccount(refund.method), { amount: -amount, currency }),
    ]),
  }
}

/** The card's bank did not take it after all: the provider has the money again, and the customer is owed it again. */
export function refundFailedJournal(refund: BookedRefund): JournalDraft {
  const { amount, currency } = refund
  return {
    reference: `refund:${refund.id}:failed`,
    kind: 'refund-failed',
    description: 'Refund came back from the card',
    orderId: refund.orderId,
    vendorOrderId: null,
    postings: withoutZeros([
      plain('clearing', { amount, currency }),
      plain('customer-owed', { amount: -amount, currency }),
    ]),
  }
}

/** A vendor may have what was pending. */
export function releasedJournal(
  earning: Sum & { id: string; vendorId: string; orderId: string; vendorOrderId: string; code: string },
): JournalDraft {
  return {
    reference: `earning:${earning.id}:released`,
    kind: 'earning-released',
    description: `Earning of ${earning.code} released`,
    orderId: earning.orderId,
    vendorOrderId: earning.vendorOrderId,
    postings: moved(earning.vendorId, 'pending', 'available', earning),
  }
}

interface BookedPayout extends Sum {
  id: string
  vendorId: string
}

/** The money is set apart before the provider is asked to send it. */
export function payoutRequestedJournal(payout: BookedPayout): JournalDraft {
  return payoutJournal(payout, 'requested', moved(payout.vendorId, 'available', 'in-transit', payout))
}

/** The provider has sent it. */
export function payoutPaidJournal(payout: BookedPayout): JournalDraft {
  const { amount, currency } = payout
  return payoutJournal(
    payout,
    'paid',
    withoutZeros([
      ofVendor(payout.vendorId, 'in-transit', { amount, currency }),
      plain('clearing', { amount: -amount, currency }),
    ]),
  )
}

/** The provider will not send it: it is available again. */
export function payoutFailedJournal(payout: BookedPayout): JournalDraft {
  return payoutJournal(payout, 'failed', moved(payout.vendorId, 'in-transit', 'available', payout))
}

/** What was sent has come back: it is available again. */
export function payoutReturnedJournal(payout: BookedPayout): JournalDraft {
  const { amount, currency } = payout
  return payoutJournal(
    payout,
    'returned',
    withoutZeros([
      plain('clearing', { amount, currency }),
      ofVendor(payout.vendorId, 'available', { amount: -amount, currency }),
    ]),
  )
}

export function placedReference(vendorOrderId: string): string {
  return `vendor-order:${vendorOrderId}:placed`
}

export function reversedReference(vendorOrderId: string): string {
  return `vendor-order:${vendorOrderId}:reversed`
}

/** What a journal's postings sum to, by currency; all zero for a journal that may be posted. */
export function sums(postings: readonly Sum[]): Map<string, number> {
  const totals = new Map<string, number>()
  for (const { amount, currency } of postings) totals.set(currency, (totals.get(currency) ?? 0) + amount)
  return totals
}

function payoutJournal(
  payout: BookedPayout,
  step: 'requested' | 'paid' | 'failed' | 'returned',
  postings: PostingDraft[],
) {
  return {
    reference: `payout:${payout.id}:${step}`,
    kind: `payout-${step}`,
    description: `Payout ${step}`,
    orderId: null,
    vendorOrderId: null,
    postings,
  }
}

/** From one bucket of a vendor into another. A bucket is worth the credits in it. */
function moved(vendorId: string, from: Bucket, to: Bucket, { amount, currency }: Sum): PostingDraft[] {
  return withoutZeros([
    ofVendor(vendorId, from, { amount, currency }),
    ofVendor(vendorId, to, { amount: -amount, currency }),
  ])
}

function moneyAccount(method: Method): Account {
  return method === 'card' ? 'clearing' : 'bank'
}

function plain(account: Account, { amount, currency }: Sum): PostingDraft {
  return { account, vendorId: null, bucket: null, amount, currency }
}

function ofVendor(vendorId: string, bucket: Bucket, { amount, currency }: Sum): PostingDraft {
  return { account: 'vendor', vendorId, bucket, amount, currency }
}

function withoutZeros(postings: PostingDraft[]): PostingDraft[] {
  return postings.filter(({ amount }) => amount !== 0)
}
