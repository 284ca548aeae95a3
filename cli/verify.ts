/**
 * `npm run verify [-- --grace SECONDS]`: proves that orders, stock, money and jobs agree. Exit 1 names the first
 * differences. What listeners still have to do may be missing for a minute, or for so long. With `--repair` it first
 * repairs what is safe to repair, and says what.
 */
import { parseArgs } from 'node:util'
import { repair } from '#server/modules/reconciliation/repair.ts'
import { repairedInWords } from '#server/modules/reconciliation/schema.ts'
import { verify } from '#server/modules/reconciliation/verify.ts'
import { runChecks } from './run-checks.ts'

const { values } = parseArgs({
  options: { repair: { type: 'boolean', default: false }, grace: { type: 'string' } },
})
const grace = values.grace === undefined ? {} : { graceSeconds: Number(values.grace) }

await runChecks(async (db) => {
  if (values.repair) {
    for (const sentence of repairedInWords(await repair(db, { now: new Date() }))) console.log(sentence)
  }
  return verify(db, { now: new Date(), ...grace })
})
