import { type JournalDraft, payoutPaidJournal, payoutRequestedJournal } from '#server/modules/ledger/rules.ts'
import type { RowBuffer } from './copy-rows.ts'
import type { History } from './history.ts'
import { idAt } from './ids.ts'

const WEEK_MS = 7 * 86_400_000
/** The first Monday after the epoch, five in the morning: payouts run every week from here. */
const FIRST_RUN = 4 * 86_400_000 + 5 * 3_600_000

interface WeeklyPayout {
  id: string
  vendorId: string
  amount: number
  at: Date
}

/** The book of the history: journals with their postings, what they sum to, and the payouts of each week. */
export class Books {
  /** By vendor and bucket, `<vendor> pending`: minor units, credit positive, as the cached balances are. */
  readonly balances = new Map<string, number>()
  #payouts = new Map<string, WeeklyPayout>()
  readonly #rows: RowBuffer
  readonly #currency: string

  constructor(rows: RowBuffer, currency: string) {
    this.#rows = rows
    this.#currency = currency
  }

  book({ postings, ...journal }: JournalDraft, at: Date): void {
    if (postings.length === 0) return
    const id = idAt(at)
    this.#rows.add('journals', { id, ...journal, createdAt: at })
    for (const posting of postings) {
      this.#rows.add('postings', { id: idAt(at), journalId: id, ...posting })
      if (!posting.vendorId) continue
      const key = `${posting.vendorId} ${posting.bucket}`
      this.balances.set(key, (this.balances.get(key) ?? 0) - posting.amount)
    }
  }

  /** The payout that carries what was released then: the next Monday's, if that is past. */
  payoutOf(vendorId: string, releasedAt: Date, amount: number, now: Date): string | null {
    const at = FIRST_RUN + Math.ceil((releasedAt.getTime() + 1 - FIRST_RUN) / WEEK_MS) * WEEK_MS
    if (at > now.getTime()) return null
    const key = `${vendorId} ${at}`
    const payout = this.#payouts.get(key) ?? { id: idAt(releasedAt), vendorId, amount: 0, at: new Date(at) }
    payout.amount += amount
    this.#payouts.set(key, payout)
    return payout.id
  }

  /** Writes the payouts up to a day to which no order placed from then on can add. */
  settlePayouts(upTo: Date, history: History, accountOf: (vendorId: string) => string): void {
    for (const [key, { id, vendorId, amount, at }] of this.#payouts) {
      if (at > upTo) continue
      this.#payouts.delete(key)
      const currency = this.#currency
      const settledAt = new Date(at.getTime() + 60_000)
      this.#rows.add('payouts', {
        ...{ id, vendorId, amount, currency, state: 'paid', accountReference: accountOf(vendorId) },
        ...{ providerReference: `tr_history_${id}`, requestedAt: at, settledAt, updatedAt: settledAt },
      })
      this.book(payoutRequestedJournal({ id, vendorId, amount, currency }), at)
      this.book(payoutPaidJournal({ id, vendorId, amount, currency }), settledAt)
      const payload = { payoutId: id, vendorId }
      history.happened({ name: 'payout/requested', payload, at, actor: 'system' })
      history.happened({ name: 'payout/paid', payload, at: settledAt, actor: 'system' })
    }
  }
}
