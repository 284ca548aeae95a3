import { router } from '../procedures.ts'
import { auditRouter } from './audit.ts'
import { bookRouter } from './book.ts'
import { customersRouter } from './customers.ts'
import { jobsRouter } from './jobs.ts'
import { messagesRouter } from './messages.ts'
import { adminOrdersRouter } from './orders.ts'
import { outboxRouter } from './outbox.ts'
import { overviewRouter } from './overview.ts'
import { adminProductsRouter } from './products.ts'
import { reconciliationRouter } from './reconciliation.ts'
import { reviewsRouter } from './reviews.ts'
import { settingsRouter } from './settings.ts'
import { adminVendorsRouter } from './vendors.ts'

/** What operators can do; every procedure here is an `adminProcedure`. */
export const adminRouter = router({
  overview: overviewRouter,
  orders: adminOrdersRouter,
  vendors: adminVendorsRouter,
  products: adminProductsRouter,
  customers: customersRouter,
  book: bookRouter,
  messages: messagesRouter,
  jobs: jobsRouter,
  outbox: outboxRouter,
  audit: auditRouter,
  settings: settingsRouter,
  reviews: reviewsRouter,
  reconciliation: reconciliationRouter,
})
