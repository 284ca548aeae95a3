import { newId } from '#server/core/ids.ts'
import { listenersOf } from '#server/events.ts'
import { creatingOrder } from '#server/modules/orders/order.observer.ts'
import { creatingOrderItems } from '#server/modules/orders/order-item.observer.ts'
import { creatingVendorOrder } from '#server/modules/orders/vendor-order.observer.ts'
import type { LoadedCart } from './load-cart.ts'
import type { Quote } from './quote-cart.ts'
import type { PlaceOrderInput } from './schema.ts'

export interface FreezeRequest {
  input: PlaceOrderInput
  owner: string
  userId: string | null
  bodyHash: string
  cart: LoadedCart
  quote: Quote
  /** The authorised attempt; null for a bank transfer. */
  attemptId: string | null
  correlationId: string | null
  now: Date
}

/**
 * An order frozen from its quote, as the placement statement's parameters by name. Drafts pass through the observers,
 * which give codes, first states, line numbers, reservations and first history rows. Draws new ids and a new code each
 * time, so a collision of codes is mended by freezing again.
 */
export function freezeOrder(request: FreezeRequest) {
  const { input, cart, quote, now } = request
  const actor = 'customer' as const
  const { order, statusChange } = creatingOrder({ id: newId(), placedAt: now, actor })
  const parts = quote.priced.vendors.map((vendor) =>
    creatingVendorOrder({ id: newId(), orderId: order.id, number: vendor.number, vendor }, order),
  )
  const partOf = new Map(parts.map(({ vendorOrder }) => [vendorOrder.vendor.vendorId, vendorOrder]))
  const { items, reservations } = creatingOrderItems(
    quote.priced.lines.map((line, index) => ({
      id: newId(),
      variantId: line.variantId,
      quantity: line.quantity,
      line,
      row: must(quote.rows[index]),
    })),
  )
  return {
    orderId: order.id,
    code: order.code,
    values: {
      ...orderValues(request, order),
      cartVersion: cart.version,
      platformVersion: quote.platform.version,
      changeId: statusChange.id,
      actor,
      ...itemValues(items, partOf),
      reservationIds: reservations.map((reservation) => reservation.id),
      ...partValues(
        parts.map(({ vendorOrder, statusChange: change }) => ({ ...vendorOrder, changeId: change.id })),
        quote,
      ),
      partStatus: must(parts[0]).vendorOrder.status,
      name: input.address.name,
      line1: input.address.line1,
      line2: input.address.line2 ?? null,
      postalCode: input.address.postalCode,
      city: input.address.city,
      region: input.address.region ?? null,
      country: input.address.country,
    },
  }
}

function orderValues(
  { input, owner, userId, bodyHash, cart, quote, attemptId, correlationId, now }: FreezeRequest,
  order: { id: string; code: string; status: string },
) {
  const { totals, currency } = quote.priced
  return {
    owner,
    key: input.key,
    bodyHash,
    orderId: order.id,
    code: order.code,
    status: order.status,
    now: now.toISOString(),
    cartId: cart.id,
    userId,
    email: input.email,
    phone: input.phone ?? null,
    wantsSms: input.wantsSms,
    locale: input.locale,
    currency,
    goods: totals.goods,
    discount: totals.discount,
    shipping: totals.shipping,
    tax: totals.tax,
    total: totals.total,
    paymentMethod: input.payment.method,
    correlationId,
    attemptId,
    paymentId: newId(),
    // What the customer writes on the transfer: the one thing about the order that a person can type.
    transferReference: order.code,
    expiresAt: new Date(now.getTime() + quote.platform.transferExpiryHours * 3_600_000).toISOString(),
    eventId: newId(),
    listeners: listenersOf('order/placed'),
  }
}

type Line = Quote['priced']['lines'][number]
type Part = Quote['priced']['vendors'][number]

function itemValues(
  items: { id: string; lineNumber: number; line: Line; row: Quote['rows'][number] }[],
  partOf: ReadonlyMap<string, { id: string }>,
) {
  const column = <T>(pick: (item: (typeof items)[number]) => T) => items.map(pick)
  return {
    itemIds: column(({ id }) => id),
    itemParts: column(({ row }) => must(partOf.get(row.vendorId)).id),
    lineNumbers: column(({ lineNumber }) => lineNumber),
    variantIds: column(({ row }) => row.variantId),
    productIds: column(({ row }) => row.productId),
    titles: column(({ row }) => row.title),
    variantTitles: column(({ row }) => row.variantTitle),
    skus: column(({ row }) => row.sku),
    taxClasses: column(({ row }) => row.taxClass),
    quantities: column(({ line }) => line.quantity),
    unitPrices: column(({ line }) => line.unitPrice),
    freights: column(({ row }) => row.freight ?? -1),
    lineGoods: column(({ line }) => line.goods),
    lineDiscounts: column(({ line }) => line.discount),
    lineTaxBps: column(({ line }) => line.taxBps),
    lineTaxes: column(({ line }) => line.tax),
    lineCommissionBps: column(({ line }) => line.commissionBps),
    lineCommissions: column(({ line }) => line.commission),
  }
}

function partValues(
  parts: { id: string; number: number; code: string; changeId: string; vendor: Part }[],
  { vendors, platform }: Quote,
) {
  const column = <T>(pick: (part: (typeof parts)[number]) => T) => parts.map(pick)
  const rulesOf = (part: { vendor: Part }) => must(vendors.get(part.vendor.vendorId))
  return {
    partIds: column(({ id }) => id),
    partVendors: column(({ vendor }) => vendor.vendorId),
    partVersions: column((part) => rulesOf(part).version),
    partNumbers: column(({ number }) => number),
    partCodes: column(({ code }) => code),
    partGoods: column(({ vendor }) => vendor.goods),
    partDiscounts: column(({ vendor }) => vendor.discount),
    partShippings: column(({ vendor }) => vendor.shipping),
    partTaxes: column(({ vendor }) => vendor.tax),
    partCommissions: column(({ vendor }) => vendor.commission),
    partTotals: column(({ vendor }) => vendor.total),
    partNets: column(({ vendor }) => vendor.net),
    partHoldDays: column((part) => rulesOf(part).holdDays ?? platform.holdDays),
    partChangeIds: column(({ changeId }) => changeId),
  }
}

/** What a quote holds by its construction; its absence is a mistake of ours. */
function must<T>(value: T | undefined): T {
  if (value === undefined) throw new Error('A quote and its order do not fit together.')
  return value
}
