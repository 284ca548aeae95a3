import { router } from '../procedures.ts'
import { auditRouter } from './audit.ts'
import { jobsRouter } from './jobs.ts'
import { adminOrdersRouter } from './orders.ts'
import { outboxRouter } from './outbox.ts'
import { overviewRouter } from './overview.ts'
import { reconciliationRouter } from './reconciliation.ts'
import { reviewsRouter } from './reviews.ts'
import { settingsRouter } from './settings.ts'

/** What operators can do; every procedure here is an `adminProcedure`. */
export const adminRouter = router({
  overview: overviewRouter,
  orders: adminOrdersRouter,
  jobs: jobsRouter,
  outbox: outboxRouter,
  audit: auditRouter,
  settings: settingsRouter,
  reviews: reviewsRouter,
  reconciliation: reconciliationRouter,
})
