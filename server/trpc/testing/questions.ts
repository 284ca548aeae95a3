/** What the access matrix asks of each procedure: for a thing of A's, and for the same thing where there is none. */
import { deliverTestPart, makeTestVendor, payTestOrder, type TestVendor } from '#local/testing/orders.ts'
import { newId } from '#server/core/ids.ts'
import { makeOrderCode } from '#server/core/order-code.ts'
import type { Db } from '#server/db/index.ts'
import { addLine } from '#server/modules/cart/change-cart.ts'
import { viewCart } from '#server/modules/checkout/view-cart.ts'
import { hideReview } from '#server/modules/reviews/hide-review.ts'
import { postReview } from '#server/modules/reviews/post-review.ts'
import { homeOf, type People, paidOrderOf, transferOrderOf } from './people.ts'
import { aShippingRate, beside, nothing, type Questions, shipping } from './question.ts'
import { VENDOR_QUESTIONS } from './vendor-questions.ts'

const pair = (eventId: string) => ({ listener: 'notify-customer' as const, eventId })

/** Customer A's open cart with one unit in it, made where there is none. */
export async function cartOfA({ db, a }: People): Promise<string> {
  const line = { owner: `user:${a.userId}` as const, userId: a.userId, quantity: 1 }
  const added = await addLine(db, { ...line, variantId: a.vendor.variantId })
  if (!added.ok) throw new Error(added.reason)
  await db.cartLine.updateMany({ where: { cartId: added.cartId }, data: { quantity: 1 } })
  return added.cartId
}

/** Something that customer A keeps for later. */
function keptByA(db: Db, userId: string, { variantId }: TestVendor) {
  const owner = `user:${userId}`
  // Several are asked at once: who comes second finds it there.
  return db.savedLine.createMany({ data: [{ owner, variantId, quantity: 7 }], skipDuplicates: true })
}

/** What a customer sends to order A's test product by transfer; `total` in minor units, as the customer saw it. */
export function orderOf(cartId: string, total: number) {
  const address = { name: 'Ada', line1: 'Street 1', postalCode: '10115', city: 'Berlin', country: 'DE' }
  return {
    ...{ key: `key-${newId()}`, cartId, seenTotal: total, seenCurrency: 'EUR', email: 'ada@example.test' },
    ...{ address, payment: { method: 'transfer' as const } },
  }
}

/** The same for what is in A's cart now. */
export async function wholeOrderOfA(people: People) {
  const cartId = await cartOfA(people)
  const owners = [`user:${people.a.userId}` as const]
  const cart = await viewCart(people.db, { cartId, owners, country: 'DE' })
  return orderOf(cartId, cart?.total ?? 0)
}

async function refundOf({ db, a }: People): Promise<string> {
  const order = await transferOrderOf(db, a, a.vendor)
  await payTestOrder(db, order)
  const refundId = newId()
  await db.refund.create({
    data: {
      ...{ id: refundId, orderId: order.orderId, paymentId: order.paymentId, reason: 'other' },
      ...{ reference: `order:${order.orderId}:cancelled`, amount: order.total, currency: order.currency },
      ...{ method: 'transfer', state: 'requested' },
    },
  })
  return refundId
}

const words = { rating: 4, title: 'Good', body: 'It is what it says.', locale: 'en' as const }

/** Something that A bought and has in hand, without a review yet. */
async function deliveredItem({ db, a }: People): Promise<string> {
  const order = await paidOrderOf(db, a, a.vendor)
  const vendorOrderId = order.parts[0]?.vendorOrderId ?? ''
  await deliverTestPart(db, vendorOrderId)
  return (await db.orderItem.findFirstOrThrow({ where: { vendorOrderId } })).id
}

async function reviewOfA(people: People): Promise<string> {
  const orderItemId = await deliveredItem(people)
  const { db, a } = people
  const posted = await postReview(db, { ...words, orderItemId, userId: a.userId, now: new Date() })
  if (!posted.ok) throw new Error(posted.reason)
  return posted.reviewId
}

async function deadRun({ db }: People): Promise<string> {
  const eventId = newId()
  const what = { name: 'order/placed', payload: {}, listeners: ['notify-customer'], dispatchedAt: new Date() }
  await db.outboxEvent.create({ data: { id: eventId, ...what } })
  await db.jobRun.create({ data: { id: newId(), ...pair(eventId), state: 'dead' } })
  return eventId
}

/** A further address of A's, which is not the default. */
async function anAddressOf({ db, a }: People): Promise<{ addressId: string }> {
  const { id } = await db.customerAddress.create({
    data: { id: newId(), userId: a.userId, ...homeOf('Ada') },
  })
  return { addressId: id }
}
const noAddress = ({ a }: People) => ({ addressId: beside(a.addressId) })

function aSessionOf(db: Db, userId: string) {
  const expiresAt = new Date(Date.now() + 3_600_000)
  return db.session.create({ data: { id: newId(), userId, token: newId(), expiresAt } })
}

const rate = { country: 'DE', taxClass: 'standard' as const }
export const QUESTIONS: Questions = {
  ...VENDOR_QUESTIONS,

  'account.header': nothing,
  'account.me': nothing,
  'account.setLocale': { ofA: () => ({ locale: 'de' as const }) },
  // Nobody's password, or nobody would be left to ask the rest.
  'account.close': { ofA: () => ({ password: 'not the password' }) },
  'account.addresses.list': nothing,
  'account.addresses.get': { ofA: anAddressOf, ofNobody: noAddress },
  'account.addresses.save': {
    ofA: async (people) => ({
      ...(await anAddressOf(people)),
      address: { ...homeOf('Ada'), line1: newId() },
    }),
    ofNobody: (people) => ({ ...noAddress(people), address: homeOf('Ada') }),
  },
  'account.addresses.setDefault': { ofA: anAddressOf, ofNobody: noAddress },
  'account.addresses.remove': { ofA: anAddressOf, ofNobody: noAddress },
  'account.sessions.list': nothing,
  'account.sessions.end': {
    ofA: async ({ db, a }) => ({ sessionId: (await aSessionOf(db, a.userId)).id }),
    ofNobody: () => ({ sessionId: newId() }),
  },
  'account.sessions.endOthers': nothing,
  'account.preferences.get': nothing,
  'account.preferences.save': {
    ofA: () => ({ mutedMails: [], sms: false, phone: null, quietHours: null }),
  },
  'cart.get': { ofA: async (people) => void (await cartOfA(people)) },
  'cart.count': nothing,
  'cart.addLine': { ofA: ({ a }) => ({ variantId: a.vendor.variantId, quantity: 1 }) },
  'cart.setQuantity': { ofA: ({ a }) => ({ variantId: a.vendor.variantId, quantity: 2 }) },
  'cart.removeLine': { ofA: ({ a }) => ({ variantId: a.vendor.variantId }) },
  'cart.saved': { ofA: async ({ db, a }) => void (await keptByA(db, a.userId, a.vendor)) },
  'cart.saveLine': { ofA: ({ a }) => ({ variantId: a.vendor.variantId }) },
  'cart.saveUnavailable': nothing,
  'cart.restoreLine': { ofA: ({ a }) => ({ variantId: a.vendor.variantId }) },
  'cart.removeSaved': { ofA: ({ a }) => ({ variantId: a.vendor.variantId }) },
  'cart.acceptPrices': nothing,
  'catalog.categories': nothing,
  'catalog.category': { ofA: ({ category }) => ({ slug: category }) },
  'catalog.products': { ofA: () => ({}) },
  'catalog.addresses': { ofA: () => ({ page: 1 }) },
  'catalog.suggest': { ofA: () => ({ q: 'mug' }) },
  'catalog.product': { ofA: ({ a }) => ({ slug: `product-${a.vendor.productId}` }) },
  'catalog.availability': { ofA: ({ a }) => ({ slug: `product-${a.vendor.productId}` }) },
  'catalog.related': { ofA: ({ a }) => ({ slug: `product-${a.vendor.productId}` }) },
  'catalog.cards': { ofA: ({ a }) => ({ slugs: [`product-${a.vendor.productId}`] }) },
  'catalog.reviews': { ofA: ({ a }) => ({ slug: `product-${a.vendor.productId}` }) },
  'catalog.vendors': { ofA: () => ({}) },
  'catalog.vendorReviews': { ofA: ({ a }) => ({ slug: `vendor-${a.vendor.vendorId}` }) },
  'catalog.vendor': { ofA: ({ a }) => ({ slug: `vendor-${a.vendor.vendorId}` }) },
  'checkout.placeOrder': {
    ofA: wholeOrderOfA,
    ofNobody: () => orderOf(newId(), 1000),
  },
  'orders.timeline': {
    ofA: ({ a }) => ({ code: a.order.code }),
    ofNobody: () => ({ code: 'TH-0000-0000-0' }),
  },
  'orders.cancel': {
    ofA: async ({ db, a }) => ({ code: (await paidOrderOf(db, a, a.vendor)).code }),
    ofNobody: () => ({ code: makeOrderCode() }),
  },
  'orders.find': { ofA: ({ a }) => ({ code: a.order.code, email: a.email }) },
  'orders.mine': {
    ofA: ({ a }) => ({ after: a.order.orderId }),
    ofNobody: ({ a }) => ({ after: beside(a.order.orderId) }),
  },

  'reviews.mine': nothing,
  'reviews.item': {
    ofA: async (people) => ({ orderItemId: await deliveredItem(people) }),
    ofNobody: () => ({ orderItemId: newId() }),
  },
  'reviews.post': {
    ofA: async (people) => ({ orderItemId: await deliveredItem(people), ...words }),
    ofNobody: () => ({ orderItemId: newId(), ...words }),
  },
  'wishlist.slugs': nothing,
  'wishlist.list': nothing,
  'wishlist.set': { ofA: ({ a }) => ({ slug: `product-${a.vendor.productId}`, wished: true }) },

  'admin.overview.get': nothing,
  'admin.overview.figures': { ofA: () => ({ period: '30' as const }) },
  'admin.overview.jobServer': nothing,
  'admin.orders.list': { ofA: ({ a }) => ({ search: a.email }) },
  'admin.orders.get': { ofA: ({ a }) => ({ code: a.order.code }) },
  'admin.orders.trail': { ofA: ({ a }) => ({ orderId: a.order.orderId }) },
  'admin.orders.markTransferReceived': {
    ofA: async ({ db, a }) => ({ orderId: (await transferOrderOf(db, a, a.vendor)).orderId }),
  },
  'admin.orders.cancel': {
    ofA: async ({ db, a }) => ({
      orderId: (await transferOrderOf(db, a, a.vendor)).orderId,
      reason: 'other' as const,
    }),
  },
  'admin.orders.refundsByHand': { ofA: () => undefined },
  'admin.orders.markRefundPaid': { ofA: async (people) => ({ refundId: await refundOf(people) }) },
  'admin.vendors.list': { ofA: () => ({}) },
  'admin.vendors.get': { ofA: ({ a }) => ({ slug: `vendor-${a.vendor.vendorId}` }) },
  'admin.vendors.changeStanding': {
    // Not A's own: whoever is asked next needs it on sale.
    ofA: async ({ db }) => {
      const { vendorId } = await makeTestVendor(db)
      return { vendorId, to: 'suspended' as const, reason: 'complaints' as const }
    },
  },
  'admin.vendors.changeTerms': {
    ofA: async ({ db }) => {
      const { vendorId } = await makeTestVendor(db)
      const seen = { commissionBps: null, holdDays: null }
      return { vendorId, terms: { commissionBps: 500, holdDays: 3 }, seen }
    },
  },
  'admin.products.list': { ofA: () => ({}) },
  'admin.products.get': {
    ofA: ({ a }) => ({ productId: a.vendor.productId }),
    ofNobody: ({ a }) => ({ productId: beside(a.vendor.productId) }),
  },
  'admin.products.lowStock': { ofA: () => ({}) },
  'admin.products.changeListing': {
    ofA: async ({ db }) => {
      const { productId } = await makeTestVendor(db)
      return { productId, listed: false as const, reason: 'misleading' as const }
    },
  },
  'admin.customers.list': { ofA: ({ a }) => ({ search: a.email }) },
  'admin.customers.get': { ofA: ({ a }) => ({ userId: a.userId }) },
  'admin.customers.lock': {
    ofA: async ({ db }) => {
      const email = `${newId()}@example.test`
      const { id: userId } = await db.user.create({ data: { id: newId(), name: 'Locked', email } })
      return { userId, locked: true as const, reason: 'abuse' as const }
    },
  },
  'admin.book.journals': { ofA: () => ({}) },
  'admin.book.prove': nothing,
  'admin.book.payouts': { ofA: () => ({}) },
  'admin.messages.list': { ofA: () => ({}) },
  'admin.messages.get': { ofA: ({ a }) => ({ id: a.notificationId }) },
  'admin.jobs.listeners': nothing,
  'admin.jobs.counts': { ofA: () => ({ span: 'day' as const }) },
  'admin.jobs.list': { ofA: () => ({}) },
  'admin.jobs.get': { ofA: async (people) => pair(await deadRun(people)) },
  'admin.jobs.replay': { ofA: async (people) => pair(await deadRun(people)) },
  'admin.jobs.replayDead': { ofA: () => ({}) },
  'admin.outbox.state': nothing,
  'admin.outbox.list': { ofA: () => ({}) },
  'admin.outbox.hurry': {
    ofA: async ({ db }) => {
      const resting = { attempts: 1, nextAttemptAt: new Date(Date.now() + 60_000) }
      const what = { name: 'order/placed', payload: {}, listeners: [] }
      await db.outboxEvent.create({ data: { id: newId(), ...what, ...resting } })
      return undefined
    },
  },
  'admin.audit.list': { ofA: () => ({}) },
  'admin.audit.events': nothing,
  'admin.audit.verify': nothing,
  'admin.settings.get': nothing,
  'admin.settings.change': { ofA: () => ({ changes: { holdDays: 9 }, seen: { holdDays: 7 } }) },
  'admin.settings.setTaxRate': { ofA: () => ({ rate: { ...rate, country: 'NZ', bps: 1 }, seen: null }) },
  'admin.settings.removeTaxRate': { ofA: () => ({ ...rate, country: 'NZ' }) },
  'admin.settings.setShippingRate': { ofA: () => ({ rate: shipping, seen: null }) },
  'admin.settings.removeShippingRate': {
    ofA: async ({ db }) => ({ id: await aShippingRate(db) }),
  },
  'admin.reviews.list': { ofA: () => ({}) },
  'admin.reviews.hide': {
    ofA: async (people) => ({ reviewId: await reviewOfA(people), reason: 'other' as const }),
  },
  'admin.reviews.restore': {
    ofA: async (people) => {
      const reviewId = await reviewOfA(people)
      await hideReview(people.db, { reviewId, reason: 'other', operatorId: people.operatorId })
      return { reviewId }
    },
  },
  'admin.settings.synonyms': { ofA: () => ({}) },
  'admin.settings.addSynonym': {
    ofA: () => ({ term: `w${newId().replaceAll('-', '')}`, means: 'chair' }),
  },
  'admin.settings.removeSynonym': {
    ofA: async ({ db }) => {
      const word = { term: `w${newId().replaceAll('-', '')}`, means: 'chair' }
      await db.$executeRaw`INSERT INTO search_synonyms (term, means) VALUES (${word.term}, ${word.means})`
      return word
    },
  },
  'admin.reconciliation.doubts': nothing,
  'admin.reconciliation.settleMessage': {
    ofA: async ({ db, a }) => {
      const message = {
        listener: 'notify-customer',
        channel: 'sms',
        template: 'order-confirmation',
        data: {},
      }
      const [id, eventId] = [newId(), newId()]
      const recipient = `user:${a.userId}`
      await db.notification.create({ data: { ...message, id, eventId, recipient, state: 'unknown' } })
      return { notificationId: id, arrived: true }
    },
    ofNobody: () => ({ notificationId: newId(), arrived: true }),
  },
  'admin.reconciliation.repair': {
    ofA: async ({ db, a }) => {
      // A balance that no posting explains: there is something to repair.
      const { vendorId } = a.vendor
      const where = { vendorId_currency: { vendorId, currency: 'EUR' } }
      const create = { vendorId, currency: 'EUR', pending: 1 }
      await db.vendorBalance.upsert({ where, create, update: { pending: { increment: 1 } } })
      return undefined
    },
  },
  'admin.reconciliation.verify': nothing,
}
