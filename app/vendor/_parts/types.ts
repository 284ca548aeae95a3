import type { inferRouterInputs, inferRouterOutputs } from '@trpc/server'
import type { AppRouter } from '#server/trpc/router.ts'

type Vendor = inferRouterOutputs<AppRouter>['vendor']
type VendorInput = inferRouterInputs<AppRouter>['vendor']

/** A part in the list of orders. */
export type PartLine = Vendor['orders']['list']['parts'][number]
/** One part, whole. */
export type Part = NonNullable<Vendor['orders']['get']>
/** A variant on the shelf. */
export type StockLine = Vendor['stock']['list']['lines'][number]
/** A product in the list of products. */
export type ShelfLine = Vendor['products']['list']['products'][number]
/** One product, whole. */
export type OwnProduct = NonNullable<Vendor['products']['get']>
/** Everything on the first page. */
export type Overview = Vendor['overview']['get']
/** What a change of a product answers. */
export type ProductChange = Vendor['products']['setStatus']
/** A booking that moved the balance. */
export type BalanceEntry = Vendor['balance']['entries']['entries'][number]
/** A message in the notification centre. */
export type VendorNotification = Vendor['notifications']['list']['notifications'][number]
/** How the vendor presents itself. */
export type ShopSettings = Vendor['settings']['get']
/** One who works for the vendor. */
export type TeamMember = Vendor['team']['list']['members'][number]
/** What a change of the team answers. */
export type TeamChange = Vendor['team']['changeRole']
/** What delivery to a country costs. */
export type DeliveryRate = Vendor['settings']['rates']['own'][number]
/** What moving a part answers when it refuses. */
export type MoveRefusal = Extract<Vendor['orders']['accept'], { ok: false }>
/** What a change of stock answers when it refuses. */
export type StockRefusal = Extract<Vendor['stock']['change'], { ok: false }>
/** An earning of one part. */
export type Earning = Vendor['balance']['earnings']['earnings'][number]
/** A payment to the vendor's bank. */
export type Payout = Vendor['balance']['payouts']['payouts'][number]
/** What is released on one day. */
export type UpcomingRelease = Vendor['balance']['summary']['upcoming'][number]
/** A change of a variant's units. */
export type Movement = Vendor['stock']['movements']['movements'][number]
/** Where webhooks go. */
export type Endpoint = Vendor['webhooks']['endpoints']['endpoints'][number]
/** What can be subscribed to. */
export type WebhookEvent = NonNullable<VendorInput['webhooks']['create']['events']>[number]
/** One event on its way to one endpoint. */
export type Delivery = Vendor['webhooks']['deliveries']['deliveries'][number]
