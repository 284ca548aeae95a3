/** What the history writes: each table's rows in Prisma's words, and the columns that they fill. */
import type { Prisma } from '#server/db/generated/client.ts'

export interface TableRows {
  users: Prisma.UserCreateManyInput
  vendors: Prisma.VendorCreateManyInput
  shipping_rates: Prisma.ShippingRateCreateManyInput
  products: Prisma.ProductCreateManyInput
  product_pictures: Prisma.ProductPictureCreateManyInput
  variants: Prisma.VariantCreateManyInput
  stock: Prisma.StockCreateManyInput
  stock_movements: Prisma.StockMovementCreateManyInput
  carts: Prisma.CartCreateManyInput
  cart_lines: Prisma.CartLineCreateManyInput
  checkout_claims: Prisma.CheckoutClaimCreateManyInput
  payment_attempts: Prisma.PaymentAttemptCreateManyInput
  orders: Prisma.OrderCreateManyInput
  order_addresses: Prisma.OrderAddressCreateManyInput
  vendor_orders: Prisma.VendorOrderCreateManyInput
  order_items: Prisma.OrderItemCreateManyInput
  order_status_changes: Prisma.OrderStatusChangeCreateManyInput
  payments: Prisma.PaymentCreateManyInput
  refunds: Prisma.RefundCreateManyInput
  reservations: Prisma.ReservationCreateManyInput
  earnings: Prisma.EarningCreateManyInput
  payouts: Prisma.PayoutCreateManyInput
  journals: Prisma.JournalCreateManyInput
  postings: Prisma.PostingCreateManyInput
  outbox_events: Prisma.OutboxEventCreateManyInput
  job_runs: Prisma.JobRunCreateManyInput
  receipts: Prisma.ReceiptCreateManyInput
  notifications: Prisma.NotificationCreateManyInput
  reviews: Prisma.ReviewCreateManyInput
  audit_entries: Prisma.AuditEntryCreateManyInput
}
export type TableName = keyof TableRows

type Columns = { [T in TableName]: readonly (keyof TableRows[T] & string)[] }

/** In the order in which they are written. A column that is not named here has its default. */
export const COLUMNS: Columns = {
  users: ['id', 'name', 'email', 'emailVerified', 'createdAt'],
  vendors: [
    ...(['id', 'slug', 'name', 'description', 'status', 'country', 'city', 'email', 'phone'] as const),
    ...(['notifyBySms', 'commissionBps', 'payoutAccountId', 'createdAt', 'tagline', 'story'] as const),
    ...(['shippingPolicy', 'returnPolicy', 'foundedYear', 'markUrl', 'bannerUrl'] as const),
  ],
  shipping_rates: ['id', 'vendorId', 'country', 'currency', 'base', 'perItem', 'freeFrom'],
  products: [
    ...(['id', 'vendorId', 'categoryId', 'slug', 'title', 'description', 'status', 'taxClass'] as const),
    ...(['options', 'createdAt', 'publishedAt', 'updatedAt'] as const),
  ],
  product_pictures: ['id', 'productId', 'position', 'url', 'alt', 'width', 'height', 'blurDataUrl'],
  variants: [
    ...(['id', 'productId', 'vendorId', 'sku', 'title', 'options', 'price', 'compareAtPrice'] as const),
    ...(['currency', 'position'] as const),
  ],
  stock: ['variantId', 'onHand'],
  stock_movements: ['id', 'variantId', 'delta', 'reason', 'reference', 'createdAt'],
  carts: ['id', 'owner', 'userId', 'currency', 'status', 'version', 'createdAt', 'updatedAt'],
  cart_lines: ['cartId', 'variantId', 'quantity', 'addedAt'],
  checkout_claims: ['owner', 'key', 'bodyHash', 'orderId', 'createdAt'],
  payment_attempts: [
    ...(['id', 'owner', 'key', 'number', 'bodyHash', 'cartId', 'amount', 'currency', 'state'] as const),
    ...(['provider', 'providerReference', 'createdAt', 'updatedAt'] as const),
  ],
  orders: [
    ...(['id', 'code', 'owner', 'userId', 'cartId', 'email', 'phone', 'wantsSms', 'locale'] as const),
    ...(['currency', 'goods', 'discount', 'shipping', 'tax', 'total', 'status', 'paymentMethod'] as const),
    ...(['placedAt', 'paidAt', 'cancelledAt', 'cancelReason', 'correlationId'] as const),
  ],
  order_addresses: ['orderId', 'kind', 'name', 'line1', 'line2', 'postalCode', 'city', 'region', 'country'],
  vendor_orders: [
    ...(['id', 'orderId', 'vendorId', 'number', 'code', 'status', 'currency', 'goods', 'discount'] as const),
    ...(['shipping', 'tax', 'commission', 'total', 'net', 'holdDays', 'placedAt', 'paidAt'] as const),
    ...(['acceptedAt', 'shippedAt', 'deliveredAt', 'cancelledAt', 'shipBy'] as const),
    ...(['carrier', 'trackingNumber'] as const),
  ],
  order_items: [
    ...(['id', 'orderId', 'vendorOrderId', 'lineNumber', 'variantId', 'productId', 'title'] as const),
    ...(['variantTitle', 'sku', 'quantity', 'unitPrice', 'goods', 'discount', 'taxBps', 'tax'] as const),
    ...(['commissionBps', 'commission'] as const),
  ],
  order_status_changes: ['id', 'orderId', 'vendorOrderId', 'fromStatus', 'toStatus', 'actor', 'reason', 'at'],
  payments: [
    ...(['id', 'orderId', 'attemptId', 'method', 'state', 'amount', 'currency'] as const),
    ...(['providerReference', 'transferReference', 'expiresAt', 'paidAt', 'createdAt', 'updatedAt'] as const),
  ],
  refunds: [
    ...(['id', 'orderId', 'paymentId', 'reference', 'amount', 'currency', 'reason', 'method'] as const),
    ...(['state', 'requestedAt', 'completedAt', 'updatedAt'] as const),
  ],
  reservations: ['id', 'orderItemId', 'orderId', 'variantId', 'quantity', 'state', 'createdAt', 'settledAt'],
  earnings: [
    ...(['id', 'vendorOrderId', 'vendorId', 'amount', 'currency', 'state', 'paidAt'] as const),
    ...(['deliveredAt', 'releaseAt', 'releasedAt', 'payoutId', 'createdAt', 'updatedAt'] as const),
  ],
  payouts: [
    ...(['id', 'vendorId', 'amount', 'currency', 'state', 'accountReference'] as const),
    ...(['providerReference', 'requestedAt', 'settledAt', 'updatedAt'] as const),
  ],
  journals: ['id', 'reference', 'kind', 'description', 'orderId', 'vendorOrderId', 'createdAt'],
  postings: ['id', 'journalId', 'account', 'vendorId', 'bucket', 'amount', 'currency'],
  outbox_events: [
    ...(['id', 'name', 'payload', 'listeners', 'orderId', 'vendorOrderId', 'actor', 'attempts'] as const),
    ...(['nextAttemptAt', 'dispatchedAt', 'createdAt'] as const),
  ],
  job_runs: [
    ...(['id', 'listener', 'eventId', 'state', 'attempts', 'did', 'durationMs', 'openedAt'] as const),
    ...(['startedAt', 'finishedAt'] as const),
  ],
  receipts: ['listener', 'subject', 'effectKey', 'createdAt'],
  notifications: [
    ...(['id', 'eventId', 'listener', 'recipient', 'channel', 'template', 'data', 'state'] as const),
    ...(['orderId', 'vendorId', 'createdAt', 'sentAt'] as const),
  ],
  reviews: [
    ...(['id', 'productId', 'vendorId', 'orderItemId', 'userId', 'authorName', 'rating', 'title'] as const),
    ...(['body', 'locale', 'status', 'createdAt'] as const),
  ],
  audit_entries: [
    ...(['number', 'eventId', 'name', 'actor', 'orderId', 'subject', 'payload', 'occurredAt'] as const),
    ...(['recordedAt', 'prevHash', 'hash'] as const),
  ],
}

/** A column's name in the database. */
export const columnName = (field: string): string =>
  field.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)
