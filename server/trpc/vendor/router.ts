import { router } from '../procedures.ts'
import { vendorBalanceRouter } from './balance.ts'
import { vendorNotificationsRouter } from './notifications.ts'
import { vendorOrdersRouter } from './orders.ts'
import { vendorOverviewRouter } from './overview.ts'
import { vendorProductsRouter } from './products.ts'
import { vendorSettingsRouter } from './settings.ts'
import { vendorStockRouter } from './stock.ts'
import { vendorTeamRouter } from './team.ts'
import { vendorViewsRouter } from './views.ts'
import { vendorWebhooksRouter } from './webhooks.ts'

/** What a vendor's staff can do; every procedure here is a `vendorProcedure`. */
export const vendorRouter = router({
  overview: vendorOverviewRouter,
  orders: vendorOrdersRouter,
  balance: vendorBalanceRouter,
  products: vendorProductsRouter,
  stock: vendorStockRouter,
  notifications: vendorNotificationsRouter,
  settings: vendorSettingsRouter,
  team: vendorTeamRouter,
  views: vendorViewsRouter,
  webhooks: vendorWebhooksRouter,
})
