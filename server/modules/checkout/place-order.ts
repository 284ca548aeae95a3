import type { Db } from '#server/db/index.ts'
import { dispatchSoon } from '#server/modules/outbox/dispatch-events.ts'
import { authoriseAttempt } from '#server/modules/payments/authorise-attempt.ts'
import { openAttempt } from '#server/modules/payments/open-attempt.ts'
import { commitPlacement } from './commit-placement.ts'
import { type LoadedCart, loadCart } from './load-cart.ts'
import { type Quote, quoteCart } from './quote-cart.ts'
import { bodyHashOf } from './rules.ts'
import type { PlaceOrderInput } from './schema.ts'

export interface PlaceOrderRequest {
  input: PlaceOrderInput
  owner: string
  /** Every owner that this person may hold a cart as: theirs, and the guest's of their cookie. */
  owners: readonly string[]
  userId: string | null
  correlationId: string | null
  /** Where the customer returns to after authenticating a payment, an absolute address. */
  returnUrl: string
  now: Date
}

export type PlaceOrderResult =
  | { ok: true; orderId: string; orderCode: string /** It stood before this call. */; again: boolean }
  | { ok: false; reason: 'cart-gone' | 'cart-changed' | 'cart-empty' | 'amount-too-large' | 'key-reused' }
  | { ok: false; reason: 'unavailable'; variantIds: string[] }
  | { ok: false; reason: 'no-delivery'; vendorIds: string[] }
  | { ok: false; reason: 'price-changed'; total: number; currency: string }
  | { ok: false; reason: 'out-of-stock'; lines: { variantId: string; available: number }[] }
  | { ok: false; reason: 'declined'; message: string }
  | { ok: false; reason: 'requires-action'; actionUrl: string | null; clientSecret: string | null }
  /** The gateway has not answered, or another call under the key is not done: ask again with the same key. */
  | { ok: false; reason: 'payment-unknown' }

type Refusal = Extract<PlaceOrderResult, { ok: false }>

/** How often the server prices again by itself when prices or the cart moved under it. */
const ROUNDS = 3

/**
 * Places an order: all vendors' parts or none. Idempotent by (owner, key): the same key gives the same order and one
 * payment; another body under it is `key-reused`; a cart that is already ordered answers its holder with that order,
 * whatever the key. After a definite refusal the client draws a new key; after `payment-unknown` and
 * `requires-action` it keeps the one it has.
 */
export async function placeOrder(db: Db, request: PlaceOrderRequest): Promise<PlaceOrderResult> {
  const bodyHash = bodyHashOf(request.input)
  for (let round = 1; round <= ROUNDS; round += 1) {
    // read and price
    const read = await readAndPrice(db, request, bodyHash)
    if ('result' in read) return read.result

    // payment attempt
    const payment = await authorisePayment(db, request, { bodyHash, quote: read.quote })
    if (!payment.ok) return payment.refusal

    // ONE transaction
    const { input, owner, userId, correlationId, now } = request
    const placed = await commitPlacement(db, {
      ...{ input, owner, userId, correlationId, now, bodyHash },
      ...{ cart: read.cart, quote: read.quote, attemptId: payment.attemptId },
    })
    if (placed.ok) {
      // dispatch: after the commit, and not waited for
      dispatchSoon(db)
      return { ...placed, again: false }
    }
    const { refusal } = placed
    if (refusal.reason === 'key-taken')
      return (await orderOfKey(db, request, bodyHash)) ?? { ok: false, reason: 'payment-unknown' }
    if (refusal.reason === 'out-of-stock') return { ok: false, ...refusal }
    // The cart or a price moved, or the sweeper took the attempt: read once more what is true now.
  }
  return { ok: false, reason: 'cart-changed' }
}

async function readAndPrice(
  db: Db,
  { input, owners, ...request }: PlaceOrderRequest,
  bodyHash: string,
): Promise<{ cart: LoadedCart; quote: Quote } | { result: PlaceOrderResult }> {
  const refuse = (result: Refusal) => ({ result })
  const cart = await loadCart(db, { cartId: input.cartId, owners })
  if (!cart) return refuse({ ok: false, reason: 'cart-gone' })
  if (cart.status === 'ordered') {
    return {
      result: (await orderOfKey(db, { input, ...request }, bodyHash)) ?? (await orderOfCart(db, cart.id)),
    }
  }
  if (cart.status === 'merged') return refuse({ ok: false, reason: 'cart-changed' })

  const unavailable = cart.rows.filter((row) => !row.onSale).map((row) => row.variantId)
  if (unavailable.length > 0) return refuse({ ok: false, reason: 'unavailable', variantIds: unavailable })
  const quoted = await quoteCart(db, cart, input.address.country)
  if (!quoted.ok) return refuse(quoted)

  const { total } = quoted.quote.priced.totals
  const { currency } = quoted.quote.priced
  if (total !== input.seenTotal || currency !== input.seenCurrency) {
    return refuse({ ok: false, reason: 'price-changed', total, currency })
  }
  return { cart, quote: quoted.quote }
}

async function authorisePayment(
  db: Db,
  { input, owner, returnUrl }: PlaceOrderRequest,
  { bodyHash, quote }: { bodyHash: string; quote: Quote },
): Promise<{ ok: true; attemptId: string | null } | { ok: false; refusal: Refusal }> {
  if (input.payment.method === 'transfer') return { ok: true, attemptId: null }
  const refuse = (refusal: Refusal) => ({ ok: false as const, refusal })

  // No hold is put on a card for what is not there; the placement decides again, under lock.
  const short = shortLines(quote)
  if (short.length > 0) return refuse({ ok: false, reason: 'out-of-stock', lines: short })
  const opened = await openAttempt(db, {
    ...{ owner, key: input.key, bodyHash, cartId: input.cartId },
    ...{ amount: quote.priced.totals.total, currency: quote.priced.currency },
  })
  if (!opened.ok) return refuse({ ok: false, reason: 'key-reused' })

  const { paymentMethodId } = input.payment
  const attempt = await authoriseAttempt(db, { attempt: opened.attempt, paymentMethodId, returnUrl })
  switch (attempt.state) {
    case 'authorised':
    case 'used': // by another call under the key: the claim will tell
      return { ok: true, attemptId: attempt.id }
    case 'declined':
      return refuse({
        ok: false,
        reason: 'declined',
        message: attempt.declineReason ?? 'Your bank declined the payment.',
      })
    case 'requires-action':
      return refuse({
        ok: false,
        reason: 'requires-action',
        actionUrl: attempt.actionUrl,
        clientSecret: attempt.clientSecret,
      })
    default:
      return refuse({ ok: false, reason: 'payment-unknown' })
  }
}

function shortLines({ rows }: Quote): { variantId: string; available: number }[] {
  return rows
    .filter((row) => row.available < row.quantity)
    .map(({ variantId, available }) => ({ variantId, available }))
}

/** The order that this owner's key led to; `key-reused` when it stood for another body; null when it led nowhere. */
async function orderOfKey(
  db: Db,
  { owner, input }: Pick<PlaceOrderRequest, 'owner' | 'input'>,
  bodyHash: string,
): Promise<PlaceOrderResult | null> {
  const claim = await db.checkoutClaim.findUnique({ where: { owner_key: { owner, key: input.key } } })
  if (!claim) return null
  if (claim.bodyHash !== bodyHash) return { ok: false, reason: 'key-reused' }
  const order = await db.order.findUniqueOrThrow({
    where: { id: claim.orderId },
    select: { id: true, code: true },
  })
  return { ok: true, orderId: order.id, orderCode: order.code, again: true }
}

async function orderOfCart(db: Db, cartId: string): Promise<PlaceOrderResult> {
  const order = await db.order.findUniqueOrThrow({ where: { cartId }, select: { id: true, code: true } })
  return { ok: true, orderId: order.id, orderCode: order.code, again: true }
}
