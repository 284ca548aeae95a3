import { NonRetriableError } from 'inngest'
import { database } from '#server/database.ts'
import { inngest } from '#server/gateways/jobs.ts'
import { repair } from '#server/modules/reconciliation/repair.ts'
import { repairedInWords } from '#server/modules/reconciliation/schema.ts'
import { verify } from '#server/modules/reconciliation/verify.ts'

/**
 * Proves each night that orders, stock, money and jobs agree, and repairs what is safe to repair. What still differs
 * then fails the run, by name.
 */
export const reconcile = inngest.createFunction(
  { id: 'reconcile', triggers: [{ cron: 'TZ=Europe/Berlin 0 4 * * *' }], concurrency: 1, retries: 2 },
  async ({ step }) => {
    const atFirst = await step.run('verify', failedChecks)
    if (atFirst.length === 0) return { differences: 0 }
    const repaired = await step.run('repair', () => repair(database, { now: new Date() }))
    // What is handed out again takes its time, and the checks do not read one snapshot: a difference may be none.
    await step.sleep('let-listeners-finish', '5m')
    const still = await step.run('verify-again', failedChecks)
    const lasting = still.filter((name) => atFirst.includes(name))
    if (lasting.length > 0) throw new NonRetriableError(`does not agree: ${lasting.join('; ')}`)
    return { differences: 0, repaired: repairedInWords(repaired) }
  },
)

async function failedChecks(): Promise<string[]> {
  const checks = await verify(database, { now: new Date() })
  return checks.filter((check) => check.found > 0).map((check) => check.name)
}
