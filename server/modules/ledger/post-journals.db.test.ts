import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createTestDatabase } from '#local/testing/database.ts'
import { makeTestVendor } from '#local/testing/orders.ts'
import { newId } from '#server/core/ids.ts'
import { type Db, inTransaction } from '#server/db/index.ts'
import { postJournals } from './post-journals.ts'
import { vendorBalanceEntries, vendorBalances } from './queries.ts'
import { type JournalDraft, payoutRequestedJournal, placedJournal } from './rules.ts'
import { verifyLedger } from './verify-ledger.ts'

let test: Awaited<ReturnType<typeof createTestDatabase>>
let db: Db
beforeAll(async () => {
  test = await createTestDatabase()
  db = test.db
})
afterAll(() => test.drop())

/** A journal that gives a vendor 100 pending, of 119 that a customer owes. */
function journalFor(vendorId: string, currency = 'EUR'): JournalDraft {
  const part = { id: newId(), orderId: newId(), vendorId, code: 'TH-1/1', currency }
  return placedJournal({ ...part, total: 119, net: 100, commission: 0, tax: 19 })
}

const post = (journals: JournalDraft[]) => inTransaction(db, (tx) => postJournals(tx, journals))

describe('posting journals', () => {
  it('creates the balance of a vendor and adds to it from then on', async () => {
    const { vendorId } = await makeTestVendor(db)
    expect(await vendorBalances(db, vendorId)).toEqual([])
    await post([journalFor(vendorId)])
    await post([journalFor(vendorId), journalFor(vendorId), journalFor(vendorId, 'JPY')])
    const zero = { available: 0, reserved: 0, inTransit: 0 }
    expect(await vendorBalances(db, vendorId)).toEqual([
      { currency: 'EUR', pending: 300, ...zero },
      { currency: 'JPY', pending: 100, ...zero },
    ])
  })

  it('books a reference once, however often it comes, and tells what was new', async () => {
    const { vendorId } = await makeTestVendor(db)
    const [known, fresh] = [journalFor(vendorId), journalFor(vendorId)]
    expect(await post([known])).toEqual(new Set([known.reference]))
    expect(await post([known, fresh])).toEqual(new Set([fresh.reference]))
    expect(await post([known, fresh])).toEqual(new Set())
    expect((await vendorBalances(db, vendorId))[0]?.pending).toBe(200)
  })

  it('takes a reference that is there twice in one call once', async () => {
    const { vendorId } = await makeTestVendor(db)
    const journal = journalFor(vendorId)
    await post([journal, journal])
    expect((await vendorBalances(db, vendorId))[0]?.pending).toBe(100)
  })

  it('leaves out a journal in which nothing moves', async () => {
    expect(await post([{ ...journalFor(newId()), postings: [] }])).toEqual(new Set())
  })

  it('loses nothing when many write to the same balances at once, in any order', async () => {
    const vendors = await Promise.all([makeTestVendor(db), makeTestVendor(db), makeTestVendor(db)])
    const journals = Array.from({ length: 24 }, () => vendors.map(({ vendorId }) => journalFor(vendorId)))
    await Promise.all(journals.map((group, index) => post(index % 2 ? group : [...group].reverse())))
    for (const { vendorId } of vendors) {
      expect((await vendorBalances(db, vendorId))[0]?.pending).toBe(2400)
    }
  })

  it('posts the same journal once when two post it at the same instant', async () => {
    const { vendorId } = await makeTestVendor(db)
    const journal = journalFor(vendorId)
    const news = await Promise.all(Array.from({ length: 6 }, () => post([journal])))
    expect(news.filter((references) => references.size === 1)).toHaveLength(1)
    expect((await vendorBalances(db, vendorId))[0]?.pending).toBe(100)
  })

  it('is refused by the database when a journal does not sum to zero, and then nothing of it stays', async () => {
    const { vendorId } = await makeTestVendor(db)
    const journal = journalFor(vendorId)
    await expect(post([{ ...journal, postings: journal.postings.slice(1) }])).rejects.toThrow(/sum to zero/)
    expect(await vendorBalances(db, vendorId)).toEqual([])
  })

  it('keeps amounts beyond 32 bits exact', async () => {
    const { vendorId } = await makeTestVendor(db)
    const amount = 9_007_199_254_740_000
    await post([payoutRequestedJournal({ id: newId(), vendorId, amount, currency: 'EUR' })])
    expect((await vendorBalances(db, vendorId))[0]).toMatchObject({ available: -amount, inTransit: amount })
  })
})

describe("a vendor's entries", () => {
  it('come newest first, page by page, each once', async () => {
    const { vendorId } = await makeTestVendor(db)
    for (let booked = 0; booked < 5; booked += 1) await post([journalFor(vendorId)])
    const first = await vendorBalanceEntries(db, { vendorId, currency: 'EUR', limit: 3 })
    const second = await vendorBalanceEntries(db, {
      vendorId,
      currency: 'EUR',
      limit: 3,
      after: first.next ?? '',
    })
    const ids = [...first.entries, ...second.entries].map(({ id }) => id)
    expect(ids).toEqual([...new Set(ids)].sort().reverse())
    expect(ids).toHaveLength(5)
    expect(second.next).toBeNull()
    expect(first.entries[0]).toMatchObject({ kind: 'vendor-order-placed', pending: 100, available: 0 })
  })
})

describe('the proof of the book', () => {
  it('holds for everything that was posted here', async () => {
    const checks = await verifyLedger(db)
    expect(checks.map(({ found, differences }) => [found, differences])).toEqual([
      [0, []],
      [0, []],
    ])
    expect(checks[0]?.figures.journals).toBeGreaterThan(80)
  })

  it('names the balance that is not what its postings say', async () => {
    const { vendorId } = await makeTestVendor(db)
    await post([journalFor(vendorId)])
    await db.vendorBalance.updateMany({ where: { vendorId }, data: { pending: 101 } })
    const [, balances] = await verifyLedger(db)
    expect(balances).toMatchObject({
      found: 1,
      differences: [`vendor ${vendorId} pending EUR: the postings say 100, the balance 101`],
    })
    await db.vendorBalance.updateMany({ where: { vendorId }, data: { pending: 100 } })
  })
})
