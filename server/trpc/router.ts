import { adminRouter } from './admin/router.ts'
import { router } from './procedures.ts'
import { accountRouter } from './storefront/account.ts'
import { cartRouter } from './storefront/cart.ts'
import { catalogRouter } from './storefront/catalog.ts'
import { checkoutRouter } from './storefront/checkout.ts'
import { ordersRouter } from './storefront/orders.ts'
import { reviewsRouter } from './storefront/reviews.ts'
import { wishlistRouter } from './storefront/wishlist.ts'
import { vendorRouter } from './vendor/router.ts'

/** The whole API, by audience: the storefront's namespaces stand on top, vendors' and operators' under theirs. */
export const appRouter = router({
  account: accountRouter,
  cart: cartRouter,
  catalog: catalogRouter,
  checkout: checkoutRouter,
  orders: ordersRouter,
  reviews: reviewsRouter,
  wishlist: wishlistRouter,
  vendor: vendorRouter,
  admin: adminRouter,
})

export type AppRouter = typeof appRouter
