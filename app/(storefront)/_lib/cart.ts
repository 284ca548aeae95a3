import type { inferRouterOutputs } from '@trpc/server'
import type { AppRouter } from '#server/trpc/router.ts'

export type CartApi = inferRouterOutputs<AppRouter>['cart']
export type Cart = NonNullable<CartApi['get']>
export type CartGroup = Cart['groups'][number]
export type CartLine = CartGroup['lines'][number]
export type SavedLine = CartApi['saved'][number]
