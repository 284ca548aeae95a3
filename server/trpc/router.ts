import { adminRouter } from './admin/router.ts'
import { router } from './procedures.ts'
import { accountRouter } from './storefront/account.ts'

  cart: cartRouter,
  checkout: checkoutRouter,
