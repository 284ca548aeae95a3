/** What pages, guards and crons ask the database, for the greatest vendor, the busiest customer and the oldest order. */
import type { VendorId } from '#server/core/brand.ts'
import type { Db } from '#server/db/index.ts'
import { listAuditEntries } from '#server/modules/audit/queries.ts'
import { listProducts } from '#server/modules/catalog/list-products.ts'
import { findProduct } from '#server/modules/catalog/queries.ts'
import { listingInput } from '#server/modules/catalog/schema.ts'
import { listVendorOrders } from '#server/modules/fulfilment/list-vendor-orders.ts'
import { countVendorOrders, viewVendorOrder } from '#server/modules/fulfilment/queries.ts'
import { listStock } from '#server/modules/inventory/list-stock.ts'
import { countLowStock, listLowStock, movementsOf } from '#server/modules/inventory/queries.ts'
import { pruneEvents } from '#server/modules/jobs/prune-events.ts'
import { listenerStates, listJobRuns, orderTimeline } from '#server/modules/jobs/queries.ts'
import { sweepDeliveries } from '#server/modules/jobs/sweep-deliveries.ts'
import { journalsOfOrder, vendorBalanceEntries } from '#server/modules/ledger/queries.ts'
import { listMessages } from '#server/modules/notifications/list-messages.ts'
import { countUnread, vendorNotifications } from '#server/modules/notifications/queries.ts'
import { expireTransfers } from '#server/modules/orders/expire-transfers.ts'
import { listOrders, orderForOperator } from '#server/modules/orders/list-orders.ts'
import { listOwnOrders, viewOrder } from '#server/modules/orders/queries.ts'
import { dispatchPending } from '#server/modules/outbox/dispatch-events.ts'
import { listOutbox, outboxState } from '#server/modules/outbox/queries.ts'
import { transfersAwaited } from '#server/modules/payments/queries.ts'
import { voidAttempts } from '#server/modules/payments/void-attempts.ts'
import { payoutsToSend, vendorEarnings, vendorPayouts } from '#server/modules/payouts/queries.ts'
import { releaseEarnings } from '#server/modules/payouts/release-earnings.ts'
import { verify } from '#server/modules/reconciliation/verify.ts'
import { refundsByHand } from '#server/modules/refunds/queries.ts'
import { bestSellers, platformSalesToday, vendorDays } from '#server/modules/stats/queries.ts'

export interface Read {
  /** How often it is timed. */
  times: number
  read: () => Promise<unknown>
}

/** Who is asked about. */
interface Subjects {
  vendorId: VendorId
  vendorOrderId: string
  variantId: string
  userId: string
  orderId: string
  code: string
  email: string
  product: string
}

async function subjectsOf(db: Db): Promise<Subjects> {
  const [found] = await db.$queryRaw<Subjects[]>`
    WITH vendor AS (SELECT vendor_id AS id FROM vendor_orders GROUP BY 1 ORDER BY count(*) DESC LIMIT 1),
      buyer AS (SELECT user_id FROM orders WHERE user_id IS NOT NULL GROUP BY 1 ORDER BY count(*) DESC LIMIT 1),
      old AS (SELECT id, code, email FROM orders ORDER BY placed_at OFFSET 50 LIMIT 1)
    SELECT vendor.id AS "vendorId", old.id AS "orderId", old.code, old.email, buyer.user_id AS "userId",
      (SELECT id FROM vendor_orders WHERE vendor_id = vendor.id ORDER BY placed_at LIMIT 1) AS "vendorOrderId",
      (SELECT v.id FROM variants v JOIN stock_movements m ON m.variant_id = v.id WHERE v.vendor_id = vendor.id
       GROUP BY v.id ORDER BY count(*) DESC LIMIT 1) AS "variantId",
      (SELECT slug FROM products WHERE vendor_id = vendor.id LIMIT 1) AS product
    FROM vendor, buyer, old`
  if (!found) throw new Error('There is nothing to ask about.')
  return found
}

export async function readsOf(db: Db): Promise<Map<string, Read>> {
  const subjects = await subjectsOf(db)
  const often = (read: Read['read']): Read => ({ times: 30, read })
  const once = (read: Read['read']): Read => ({ times: 1, read })
  const reads = [...Object.entries(pages(db, subjects)), ...Object.entries(consoles(db, subjects))]
  return new Map([
    ...reads.map(([name, read]) => [name, often(read)] as const),
    ...Object.entries(guards(db)).map(([name, read]) => [name, often(read)] as const),
    ['reconciliation', once(() => verify(db, { now: new Date() }))],
  ])
}

type Reads = Record<string, Read['read']>

function pages(db: Db, { vendorId, vendorOrderId, variantId, userId, code, product }: Subjects): Reads {
  const listing = (input: object) => () => listProducts(db, listingInput.parse(input))
  const days = { from: '2000-01-01', to: '2999-12-31' }
  return {
    'listing, newest': listing({}),
    'listing, category': listing({ category: 'kitchen-and-table' }),
    'listing, category, page 100': listing({ category: 'kitchen-and-table', page: 100 }),
    'listing, category, by price': listing({ category: 'kitchen-and-table', sort: 'price-up' }),
    'listing, vendor': listing({ vendor: 'kiln-and-ember' }),
    product: () => findProduct(db, product),
    "customer's orders": () => listOwnOrders(db, { userId }),
    'order page': () => viewOrder(db, { code, owners: [`user:${userId}`] }),
    "vendor's orders": () => listVendorOrders(db, { vendorId, limit: 25 }),
    "vendor's orders, shipped": () => listVendorOrders(db, { vendorId, limit: 25, status: 'shipped' }),
    "vendor's orders, deep": () => listVendorOrders(db, { vendorId, limit: 25, after: vendorOrderId }),
    "vendor's order counts": () => countVendorOrders(db, { vendorId }),
    "vendor's order": () => viewVendorOrder(db, { vendorId, vendorOrderId }),
    "vendor's stock": () => listStock(db, { vendorId }),
    "variant's movements": () => movementsOf(db, { vendorId, variantId }),
    "vendor's entries": () => vendorBalanceEntries(db, { vendorId, currency: 'EUR', limit: 25 }),
    "vendor's earnings": () => vendorEarnings(db, { vendorId, limit: 25 }),
    "vendor's payouts": () => vendorPayouts(db, { vendorId, limit: 25 }),
    "vendor's notifications": () => vendorNotifications(db, { vendorId }),
    "vendor's unread": () => countUnread(db, { vendorId }),
    "vendor's year": () => vendorDays(db, { vendorId, ...days }),
    "vendor's best sellers": () => bestSellers(db, { vendorId, ...days }),
  }
}

function consoles(db: Db, { orderId, code, email }: Subjects): Reads {
  const orders = (input: object) => () => listOrders(db, { limit: 50, ...input })
  return {
    'admin: orders': orders({}),
    'admin: orders, awaiting': orders({ status: 'awaiting-payment' }),
    'admin: orders, cancelled': orders({ status: 'cancelled' }),
    'admin: orders, by code': orders({ search: code }),
    'admin: orders, beginning of code': orders({ search: code.slice(0, 7) }),
    'admin: orders, by e-mail': orders({ search: email }),
    'admin: orders, no match': orders({ search: 'nobody@nowhere' }),
    'admin: order': () => orderForOperator(db, { code }),
    'admin: timeline': () => orderTimeline(db, { orderId }),
    'admin: journals of order': () => journalsOfOrder(db, { orderId }),
    'admin: messages of order': () => listMessages(db, { orderId }),
    'admin: sales today': () => platformSalesToday(db, { now: new Date() }),
    'admin: outbox state': () => outboxState(db),
    'admin: outbox': () => listOutbox(db, {}),
    'admin: listeners': () => listenerStates(db),
    'admin: jobs': () => listJobRuns(db, {}),
    'admin: jobs of a rare listener': () => listJobRuns(db, { listener: 'send-webhook' }),
    'admin: jobs of an order': () => listJobRuns(db, { orderId }),
    'admin: low stock': () => Promise.all([countLowStock(db), listLowStock(db)]),
    'admin: transfers awaited': () => transfersAwaited(db),
    'admin: refunds by hand': () => refundsByHand(db),
    'admin: audit': () => listAuditEntries(db, {}),
    'admin: audit of an order': () => listAuditEntries(db, { orderId }),
    'admin: audit by name': () => listAuditEntries(db, { name: 'payout/failed' }),
    'admin: audit by actor': () => listAuditEntries(db, { actor: 'operator:nobody' }),
  }
}

/** As often as nothing is due. */
function guards(db: Db): Reads {
  const send = async () => ({ outcome: 'sent' as const })
  const now = () => new Date()
  return {
    relay: () => dispatchPending(db, send),
    sweep: () => sweepDeliveries(db, send),
    'void attempts': () => voidAttempts(db),
    'expire transfers': () => expireTransfers(db, { now: new Date(0) }),
    'release earnings': () => releaseEarnings(db, { now: now() }),
    'payouts to send': () => payoutsToSend(db, { now: now() }),
    'prune events': () => pruneEvents(db, { before: new Date(0) }),
  }
}
