import { adminRouter } from './admin/router.ts'
import { router } from './procedures.ts'
import { accountRouter } from './storefront/account.ts'
import { catalogRouter } from './storefront/catalog.ts'
import { vendorRouter } from './vendor/router.ts'

/** The whole API, by audience: the storefront's namespaces stand on top, vendors' and operators' under theirs. */
export const appRouter = router({
  account: accountRouter,
  catalog: catalogRouter,
  vendor: vendorRouter,
  admin: adminRouter,
})

export type AppRouter = typeof appRouter
