import { listJournals } from '#server/modules/ledger/list-journals.ts'
import { proveBook } from '#server/modules/ledger/prove-book.ts'
import { journalSearch } from '#server/modules/ledger/schema.ts'
import { listPayouts } from '#server/modules/payouts/queries.ts'
import { payoutPage } from '#server/modules/payouts/schema.ts'
import { adminProcedure, router } from '../procedures.ts'

export const bookRouter = router({
  journals: adminProcedure.input(journalSearch).query(({ ctx, input }) => listJournals(ctx.db, input)),

  /** The trial balance: sums every posting, a second for a million. Reads only. */
  prove: adminProcedure.query(async ({ ctx }) => {
    const at = new Date()
    const currencies = await proveBook(ctx.db)
    return { at, tookMs: Date.now() - at.getTime(), currencies }
  }),

  payouts: adminProcedure.input(payoutPage).query(({ ctx, input }) => listPayouts(ctx.db, input)),
})
