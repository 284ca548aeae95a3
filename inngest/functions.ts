import { expireTransfers } from './crons/expire-transfers.ts'
import { forgetCustomers } from './crons/forget-customers.ts'
import { pruneEvents } from './crons/prune-events.ts'
import { rebuildPopularity } from './crons/rebuild-popularity.ts'
import { reconcile } from './crons/reconcile.ts'
import { releaseEarnings } from './crons/release-earnings.ts'
import { runPayouts } from './crons/run-payouts.ts'
import { sendDueTexts } from './crons/send-due-texts.ts'
import { settlePayouts } from './crons/settle-payouts.ts'
import { adjustInventory } from './listeners/adjust-inventory.ts'
import { capturePayment } from './listeners/capture-payment.ts'
import { createAuditTrailEntry } from './listeners/create-audit-trail-entry.ts'
import { deliverWebhooks } from './listeners/deliver-webhooks.ts'
import { notifyCustomer } from './listeners/notify-customer.ts'
import { notifyVendors } from './listeners/notify-vendors.ts'
import { payRefund } from './listeners/pay-refund.ts'
import { processVendorPayouts } from './listeners/process-vendor-payouts.ts'
import { sendWebhook } from './listeners/send-webhook.ts'
import { updateVendorBalance } from './listeners/update-vendor-balance.ts'
import { updateVendorSalesStats } from './listeners/update-vendor-sales-stats.ts'

/** One function per listener of the catalogue. */
export const listeners = [
  capturePayment,
  updateVendorBalance,
  createAuditTrailEntry,
  processVendorPayouts,
  notifyCustomer,
  notifyVendors,
  updateVendorSalesStats,
  adjustInventory,
  deliverWebhooks,
  sendWebhook,
  payRefund,
]

/** What happens by the clock. */
export const crons = [
  expireTransfers,
  releaseEarnings,
  runPayouts,
  settlePayouts,
  reconcile,
  sendDueTexts,
  forgetCustomers,
  pruneEvents,
  rebuildPopularity,
]

/** Every function that a worker registers at the job server. */
export const functions = [...listeners, ...crons]
