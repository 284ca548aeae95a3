/** `npm run verify`: proves that orders, stock, money and jobs agree. Exit 1 names the first differences. */
import { verify } from '#server/modules/reconciliation/verify.ts'
import { runChecks } from './run-checks.ts'

await runChecks((db) => verify(db, { now: new Date() }))
