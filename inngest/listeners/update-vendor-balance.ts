import { applyEffect, listenerOptions } from '#inngest/listener.ts'
import { inngest } from '#server/gateways/jobs.ts'
import { bookVendorBalances } from '#server/modules/ledger/book-vendor-balances.ts'

/** Books each vendor's share of an order as pending, and reverses it on cancellation. */
export const updateVendorBalance = inngest.createFunction(listenerOptions('update-vendor-balance'), (run) =>
  run.step.run('book-journals', () => applyEffect('update-vendor-balance', run, bookVendorBalances)),
)
