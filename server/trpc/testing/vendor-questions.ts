/** What the access matrix asks of the vendor's procedures. */
import type { TestVendor } from '#local/testing/orders.ts'
import { newId } from '#server/core/ids.ts'
import type { Db } from '#server/db/index.ts'
import type { ProcedurePath } from '../access-matrix.ts'
import { deliveryTo, type People, paidOrderOf } from './people.ts'
import { aShippingRate, beside, nothing, type Questions, shipping } from './question.ts'

const partOf = ({ a }: People) => ({ vendorOrderId: a.order.parts[0]?.vendorOrderId ?? '' })
const noPart = (people: People) => ({ vendorOrderId: beside(partOf(people).vendorOrderId) })

/** A part of A's in a state from which it can be moved on. */
async function newPart({ db, a }: People, status: 'placed' | 'accepted' | 'shipped') {
  const order = await paidOrderOf(db, a, a.vendor)
  const vendorOrderId = order.parts[0]?.vendorOrderId ?? ''
  const at = new Date()
  const moved = { acceptedAt: at, ...(status === 'shipped' && { shippedAt: at }) }
  if (status !== 'placed')
    await db.vendorOrder.update({ where: { id: vendorOrderId }, data: { status, ...moved } })
  return { vendorOrderId }
}

/** Another price for a variant than it has. */
async function priceOf(db: Db, variantId: string) {
  const { price } = await db.variant.findUniqueOrThrow({ where: { id: variantId } })
  return { variantId, price: price + 1, seen: price }
}

/** Something of a vendor's that can be put on sale. */
async function anArchivedProduct(db: Db, vendorId: string): Promise<string> {
  const [id, sku] = [newId(), newId()]
  await db.product.create({ data: { id, vendorId, slug: `p-${id}`, title: 'Old', status: 'archived' } })
  const variant = { id: newId(), productId: id, vendorId, sku, title: '', price: 100, currency: 'EUR' }
  await db.variant.create({ data: variant })
  return id
}

/** Somebody with an account, who works for nobody. */
function aUser(db: Db) {
  return db.user.create({
    data: { id: newId(), name: 'New', email: `${newId()}@example.test`, emailVerified: true },
  })
}

/** Somebody more who works for A's vendor. */
async function aColleague({ db, a }: People): Promise<string> {
  const { id: userId } = await aUser(db)
  await db.vendorMember.create({ data: { vendorId: a.vendor.vendorId, userId, role: 'staff' } })
  return userId
}

const texts = { title: 'A thing', description: '', category: null }

/** Another title for a product than it has. */
async function textsOf(db: Db, productId: string) {
  const { title, description, category } = await db.product.findUniqueOrThrow({
    where: { id: productId },
    include: { category: true },
  })
  const seen = { title, description, category: category?.slug ?? null }
  return { productId, changes: { ...seen, title: `${title}.`.slice(-100) }, seen }
}

const counted = ({ variantId }: TestVendor) => ({
  ...{
    kind: 'counted' as const,
    changeId: newId(),
    variantId,
    onHand: 1000 + Math.floor(Math.random() * 1e6),
  },
})
/** A variant that the product does not have. */
const variantOf = (productId: string) => ({
  ...{ productId, choice: [newId()], sku: newId(), price: 100, onHand: 3 },
})

export const VENDOR_QUESTIONS: Questions<Extract<ProcedurePath, `vendor.${string}`>> = {
  'vendor.overview.get': { ofA: () => ({}) },
  'vendor.orders.list': {
    ofA: (people) => ({ after: partOf(people).vendorOrderId }),
    ofNobody: (people) => ({ after: noPart(people).vendorOrderId }),
  },
  'vendor.orders.counts': nothing,
  'vendor.orders.filters': nothing,
  'vendor.orders.get': { ofA: partOf, ofNobody: noPart },
  'vendor.orders.accept': { ofA: (people) => newPart(people, 'placed'), ofNobody: noPart },
  'vendor.orders.acceptMany': {
    ofA: async (people) => ({ vendorOrderIds: [(await newPart(people, 'placed')).vendorOrderId] }),
    ofNobody: (people) => ({ vendorOrderIds: [noPart(people).vendorOrderId] }),
  },
  'vendor.orders.ship': {
    ofA: async (people) => ({ ...(await newPart(people, 'accepted')), carrier: 'DHL' }),
    ofNobody: (people) => ({ ...noPart(people), carrier: 'DHL' }),
  },
  'vendor.orders.deliver': { ofA: (people) => newPart(people, 'shipped'), ofNobody: noPart },
  'vendor.balance.summary': nothing,
  'vendor.balance.entries': {
    ofA: ({ a }) => ({ currency: 'EUR', after: a.entryId }),
    ofNobody: ({ a }) => ({ currency: 'EUR', after: beside(a.entryId) }),
  },
  'vendor.balance.earnings': {
    ofA: ({ a }) => ({ after: a.earningId }),
    ofNobody: ({ a }) => ({ after: beside(a.earningId) }),
  },
  'vendor.balance.payouts': {
    ofA: ({ a }) => ({ after: a.payoutId }),
    ofNobody: ({ a }) => ({ after: beside(a.payoutId) }),
  },
  'vendor.stock.list': { ofA: () => ({}) },
  'vendor.stock.change': {
    ofA: ({ a }) => counted(a.vendor),
    ofNobody: ({ a }) => counted({ ...a.vendor, variantId: beside(a.vendor.variantId) }),
  },
  'vendor.stock.setThreshold': {
    ofA: ({ a }) => ({ variantId: a.vendor.variantId, threshold: 5 }),
    ofNobody: ({ a }) => ({ variantId: beside(a.vendor.variantId), threshold: 5 }),
  },
  'vendor.stock.movements': {
    ofA: ({ a }) => ({ variantId: a.vendor.variantId }),
    ofNobody: ({ a }) => ({ variantId: beside(a.vendor.variantId) }),
  },
  'vendor.products.list': {
    ofA: ({ a }) => ({ after: a.vendor.productId }),
    ofNobody: ({ a }) => ({ after: beside(a.vendor.productId) }),
  },
  'vendor.products.counts': nothing,
  'vendor.products.get': {
    ofA: ({ a }) => ({ productId: a.vendor.productId }),
    ofNobody: ({ a }) => ({ productId: beside(a.vendor.productId) }),
  },
  'vendor.products.create': {
    ofA: () => ({
      ...{ title: 'A new thing', description: '', category: null, status: 'published', taxClass: 'standard' },
      ...{ axes: [], variants: [{ choice: [], sku: newId(), price: 100, onHand: 3 }] },
    }),
  },
  'vendor.products.addVariant': {
    ofA: async ({ db, a: { vendor } }) => {
      const { productId } = vendor
      const options = [{ name: 'Size', values: ['S'] }]
      await db.product.update({ where: { id: productId }, data: { options } })
      return variantOf(productId)
    },
    ofNobody: ({ a }) => variantOf(beside(a.vendor.productId)),
  },
  'vendor.products.setVariantStatus': {
    ofA: async ({ db, a: { vendor } }) => {
      const { productId, vendorId } = vendor
      const [id, sku] = [newId(), newId()]
      const data = {
        id,
        productId,
        vendorId,
        sku,
        title: '',
        price: 100,
        currency: 'EUR',
        status: 'archived',
      }
      await db.variant.create({ data })
      await db.stock.create({ data: { variantId: id, onHand: 0 } })
      return { variantId: id, status: 'active', seen: 'archived' }
    },
    ofNobody: ({ a }) => ({ variantId: beside(a.vendor.variantId), status: 'active', seen: 'archived' }),
  },
  'vendor.products.changePrice': {
    ofA: async ({ db, a }) => priceOf(db, a.vendor.variantId),
    ofNobody: ({ a }) => ({ variantId: beside(a.vendor.variantId), price: 1, seen: 1 }),
  },
  'vendor.products.change': {
    ofA: async ({ db, a }) => textsOf(db, a.vendor.productId),
    ofNobody: ({ a }) => ({ productId: beside(a.vendor.productId), changes: texts, seen: texts }),
  },
  'vendor.products.setPictures': {
    ofA: async ({ db, a: { vendor } }) => {
      const { productId } = vendor
      const url = `https://pictures.example.test/${newId()}.webp`
      await db.productPicture.deleteMany({ where: { productId } })
      await db.productPicture.create({
        data: { id: newId(), productId, position: 0, url, alt: '', width: 640, height: 640 },
      })
      return { productId, pictures: [{ url, alt: 'A thing' }], seen: [url] }
    },
    ofNobody: ({ a }) => ({ productId: beside(a.vendor.productId), pictures: [], seen: [] }),
  },
  'vendor.products.setStatus': {
    ofA: async ({ db, a }) => ({
      ...{ productId: await anArchivedProduct(db, a.vendor.vendorId) },
      ...{ status: 'published', seen: 'archived' },
    }),
    ofNobody: ({ a }) => ({ productId: beside(a.vendor.productId), status: 'published', seen: 'archived' }),
  },
  'vendor.settings.get': nothing,
  'vendor.settings.rates': nothing,
  'vendor.settings.changeProfile': {
    ofA: () => {
      const profile = { name: 'A', tagline: '', story: '', shippingPolicy: '', returnPolicy: '' }
      const whole = { ...profile, foundedYear: null, email: 'shop@example.test' }
      return { changes: whole, seen: whole }
    },
  },
  'vendor.settings.changeChannels': {
    ofA: () => ({
      changes: { notifyByEmail: false, notifyBySms: false },
      seen: { notifyByEmail: true, notifyBySms: false },
    }),
  },
  'vendor.settings.setRate': { ofA: () => ({ rate: shipping, seen: null }) },
  'vendor.settings.removeRate': {
    ofA: async ({ db, a }) => ({ id: await aShippingRate(db, a.vendor.vendorId) }),
    ofNobody: () => ({ id: newId() }),
  },
  'vendor.team.list': nothing,
  'vendor.team.add': { ofA: async ({ db }) => ({ email: (await aUser(db)).email, role: 'staff' }) },
  'vendor.team.changeRole': {
    ofA: async (people) => ({ userId: await aColleague(people), role: 'owner' }),
    ofNobody: () => ({ userId: newId(), role: 'owner' }),
  },
  'vendor.team.remove': {
    ofA: async (people) => ({ userId: await aColleague(people) }),
    ofNobody: () => ({ userId: newId() }),
  },
  'vendor.views.list': { ofA: () => ({ list: 'orders' }) },
  'vendor.views.save': { ofA: () => ({ list: 'orders', name: 'To Germany', query: 'country=DE' }) },
  'vendor.views.remove': {
    ofA: async ({ db, a }) => {
      const { vendorId } = a.vendor
      const { userId } = await db.vendorMember.findFirstOrThrow({
        where: { vendorId, role: 'staff' },
        orderBy: { createdAt: 'asc' },
      })
      const view = { vendorId, userId, list: 'orders', name: newId(), query: '' }
      return { viewId: (await db.savedView.create({ data: { id: newId(), ...view } })).id }
    },
    ofNobody: () => ({ viewId: newId() }),
  },
  'vendor.notifications.list': {
    ofA: ({ a }) => ({ after: a.notificationId }),
    ofNobody: ({ a }) => ({ after: beside(a.notificationId) }),
  },
  'vendor.notifications.unread': nothing,
  'vendor.notifications.markRead': {
    ofA: ({ a }) => ({ upTo: a.notificationId }),
    ofNobody: ({ a }) => ({ upTo: beside(a.notificationId) }),
  },
  'vendor.webhooks.endpoints': nothing,
  'vendor.webhooks.deliveries': {
    ofA: ({ a }) => ({ endpointId: a.endpointId }),
    ofNobody: ({ a }) => ({ endpointId: beside(a.endpointId) }),
  },
  'vendor.webhooks.create': { ofA: () => ({ url: 'https://example.test/hooks' }) },
  'vendor.webhooks.remove': {
    ofA: async ({ db, a }) => {
      const id = newId()
      const endpoint = { vendorId: a.vendor.vendorId, url: 'https://example.test/', secret: 's', events: [] }
      await db.webhookEndpoint.create({ data: { id, ...endpoint } })
      return { endpointId: id }
    },
    ofNobody: ({ a }) => ({ endpointId: beside(a.endpointId) }),
  },
  'vendor.webhooks.replay': {
    ofA: async ({ db, a }) => ({ deliveryId: await deliveryTo(db, a.endpointId) }),
    ofNobody: ({ a }) => ({ deliveryId: beside(a.deliveryId) }),
  },
}
