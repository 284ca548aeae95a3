import { applyEffect, listenerOptions } from '#inngest/listener.ts'
import { inngest } from '#server/gateways/jobs.ts'
import { appendAuditEntries } from '#server/modules/audit/append-audit-entries.ts'

/** Appends every fact to the hash-chained audit trail. */
export const createAuditTrailEntry = inngest.createFunction(
  listenerOptions('create-audit-trail-entry'),
  (run) =>
    run.step.run('append-entries', () => applyEffect('create-audit-trail-entry', run, appendAuditEntries)),
)
