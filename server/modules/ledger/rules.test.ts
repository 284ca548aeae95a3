import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  type BookedPart,
  type JournalDraft,
  paymentJournal,
  payoutFailedJournal,
  payoutPaidJournal,
  payoutRequestedJournal,
  placedJournal,
  refundOwedJournal,
  refundPaidJournal,
  releasedJournal,
  reversedJournal,
  sums,
} from './rules.ts'

const currency = fc.constantFrom('EUR', 'JPY', 'KWD', 'BRL')
const amount = fc.integer({ min: 1, max: 2_000_000_000 })
const method = fc.constantFrom('card' as const, 'transfer' as const)
const cancelled = fc.record({ orderCancelled: fc.boolean() })

/** Parts as the database accepts them: the net is what is left of the total. */
const part: fc.Arbitrary<BookedPart> = fc
  .record({
    total: fc.integer({ min: 0, max: 2_000_000_000 }),
    tax: fc.integer({ min: 0, max: 1_000_000 }),
    commission: fc.integer({ min: 0, max: 1_000_000 }),
    currency,
  })
  .map((drawn) => ({
    ...drawn,
    id: 'part',
    orderId: 'order',
    vendorId: 'vendor',
    code: 'TH-1/1',
    net: drawn.total - drawn.tax - drawn.commission,
  }))

const sum = fc.record({ amount, currency })
const of = (drawn: { amount: number; currency: string }) => ({
  ...drawn,
  id: 'x',
  orderId: 'order',
  vendorId: 'vendor',
  vendorOrderId: 'part',
  code: 'TH-1/1',
})

function balanced(journal: JournalDraft) {
  expect([...sums(journal.postings).values()].every((total) => total === 0)).toBe(true)
  expect(journal.postings.every((posting) => posting.amount !== 0)).toBe(true)
}

/** What a vendor's bucket is worth after these journals. */
function bucket(name: string, ...journals: JournalDraft[]): number {
  return journals
    .flatMap(({ postings }) => postings)
    .reduce((total, posting) => (posting.bucket === name ? total - posting.amount : total), 0)
}

/** What stands on an account after these journals, debit positive. */
function account(name: string, ...journals: JournalDraft[]): number {
  return journals
    .flatMap(({ postings }) => postings)
    .reduce((total, posting) => (posting.account === name ? total + posting.amount : total), 0)
}

describe('every journal', () => {
  it('sums to zero and has no empty line, whatever the amounts', () => {
    fc.assert(
      fc.property(part, sum, method, cancelled, (drawnPart, drawn, by, order) => {
        const placed = placedJournal(drawnPart)
        const journals = [
          placed,
          reversedJournal(drawnPart, placed.postings),
          paymentJournal({ ...of(drawn), method: by }, order),
          refundOwedJournal(of(drawn)),
          refundPaidJournal({ ...of(drawn), method: by }),
          releasedJournal(of(drawn)),
          payoutRequestedJournal(of(drawn)),
          payoutPaidJournal(of(drawn)),
          payoutFailedJournal(of(drawn)),
        ]
        for (const journal of journals) balanced(journal)
        expect(new Set(journals.map(({ reference }) => reference)).size).toBe(journals.length)
      }),
    )
  })
})

describe('a placed part', () => {
  it('gives the vendor exactly its net as pending, and the customer owes the total', () => {
    fc.assert(
      fc.property(part, (drawn) => {
        const journal = placedJournal(drawn)
        expect(bucket('pending', journal)).toBe(drawn.net)
        expect(account('customer-receivable', journal)).toBe(drawn.total)
        expect(account('commission', journal)).toBe(0 - drawn.commission)
        expect(account('tax-payable', journal)).toBe(0 - drawn.tax)
      }),
    )
  })

  it('leaves nothing behind once it is reversed', () => {
    fc.assert(
      fc.property(part, (drawn) => {
        const placed = placedJournal(drawn)
        const reversed = reversedJournal(drawn, placed.postings)
        for (const name of ['customer-receivable', 'vendor', 'commission', 'tax-payable']) {
          expect(account(name, placed, reversed)).toBe(0)
        }
      }),
    )
  })

  it('is made of nothing when it costs nothing', () => {
    const free = {
      id: 'p',
      orderId: 'o',
      vendorId: 'v',
      code: 'c',
      currency: 'EUR',
      total: 0,
      net: 0,
      commission: 0,
      tax: 0,
    }
    expect(placedJournal(free).postings).toEqual([])
  })
})

describe('a customer', () => {
  it('who pays and is paid back after a cancellation is square with us on every account', () => {
    fc.assert(
      fc.property(part, method, (drawn, by) => {
        fc.pre(drawn.total > 0)
        const booked = {
          id: 'p',
          orderId: 'order',
          amount: drawn.total,
          currency: drawn.currency,
          method: by,
        }
        const placed = placedJournal(drawn)
        const journals = [
          placed,
          paymentJournal(booked, { orderCancelled: false }),
          reversedJournal(drawn, placed.postings),
          refundOwedJournal(booked),
          refundPaidJournal(booked),
        ]
        for (const name of ['customer-receivable', 'customer-owed', 'clearing', 'bank']) {
          expect(account(name, ...journals)).toBe(0)
        }
      }),
    )
  })

  it('whose money lands on a cancelled order is owed it at once', () => {
    const payment = { id: 'p', orderId: 'o', amount: 500, currency: 'EUR', method: 'transfer' as const }
    const journal = paymentJournal(payment, { orderCancelled: true })
    expect(account('customer-owed', journal)).toBe(-500)
    expect(account('bank', journal)).toBe(500)
    expect(account('customer-receivable', journal)).toBe(0)
  })
})

describe("a vendor's money", () => {
  it('moves from pending to available to in transit, and leaves when it is paid', () => {
    fc.assert(
      fc.property(sum, (drawn) => {
        const [released, requested, paid] = [
          releasedJournal(of(drawn)),
          payoutRequestedJournal(of(drawn)),
          payoutPaidJournal(of(drawn)),
        ]
        expect(bucket('pending', released)).toBe(-drawn.amount)
        expect(bucket('available', released)).toBe(drawn.amount)
        expect(bucket('available', released, requested)).toBe(0)
        expect(bucket('in-transit', released, requested)).toBe(drawn.amount)
        expect(bucket('in-transit', released, requested, paid)).toBe(0)
        expect(account('clearing', paid)).toBe(-drawn.amount)
      }),
    )
  })

  it('is available again when its payout failed', () => {
    const payout = { id: 'x', vendorId: 'v', amount: 700, currency: 'EUR' }
    const journals = [payoutRequestedJournal(payout), payoutFailedJournal(payout)]
    expect(bucket('available', ...journals)).toBe(0)
    expect(bucket('in-transit', ...journals)).toBe(0)
  })
})
