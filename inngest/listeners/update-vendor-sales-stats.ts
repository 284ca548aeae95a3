import { applyEffect, listenerOptions } from '#inngest/listener.ts'
import { inngest } from '#server/gateways/jobs.ts'
import { countSales } from '#server/modules/stats/count-sales.ts'

/** Counts an order into its vendors' and products' daily figures, and out again on cancellation. */
export const updateVendorSalesStats = inngest.createFunction(
  listenerOptions('update-vendor-sales-stats'),
  (run) => run.step.run('count-sales', () => applyEffect('update-vendor-sales-stats', run, countSales)),
)
