import { createAuditTrailEntry } from './listeners/create-audit-trail-entry.ts'
import { updateVendorBalance } from './listeners/update-vendor-balance.ts'

/** Every function that a worker registers at the job server: the listeners, then the crons. */
export const functions = [updateVendorBalance, createAuditTrailEntry]
