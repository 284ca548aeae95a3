/** Buyers for tests of the placement: things on sale, carts filled as the shop fills them, and orders placed by them. */
import { newId } from '#server/core/ids.ts'
import type { Db } from '#server/db/index.ts'
import { addLine } from '#server/modules/cart/change-cart.ts'
import type { Owner } from '#server/modules/cart/queries.ts'
import { type PlaceOrderResult, placeOrder } from '#server/modules/checkout/place-order.ts'
import type { PlaceOrderInput } from '#server/modules/checkout/schema.ts'
import { viewCart } from '#server/modules/checkout/view-cart.ts'
import { makeTestVendor } from './orders.ts'

export const newKey = () => `key-${newId()}`
export const newGuest = (): Owner => `guest:${newId()}`
export const card = (paymentMethodId = 'pm_card_visa') => ({ method: 'card' as const, paymentMethodId })

/** A variant of a vendor of its own, with so many units. Its id. */
export async function aVariant(db: Db, units?: number): Promise<string> {
  return (await makeTestVendor(db, units === undefined ? {} : { units })).variantId
}

/** A cart of this owner with these variants, and what the owner would send to order it by bank transfer. */
export async function fillCart(
  db: Db,
  by: Owner,
  variantIds: readonly string[],
  quantity = 1,
): Promise<PlaceOrderInput> {
  let cartId = ''
  for (const variantId of variantIds) {
    const added = await addLine(db, { owner: by, userId: null, variantId, quantity })
    if (!added.ok) throw new Error(added.reason)
    cartId = added.cartId
  }
  const view = await viewCart(db, { cartId, owners: [by], country: 'DE' })
  return {
    key: newKey(),
    cartId,
    seenTotal: view?.total ?? 0,
    seenCurrency: view?.currency ?? 'EUR',
    email: 'ada@example.test',
    wantsSms: false,
    locale: 'en',
    address: { name: 'Ada', line1: 'Street 1', postalCode: '10115', city: 'Berlin', country: 'DE' },
    payment: { method: 'transfer' },
  }
}

/** Places an order as the API does for this owner, who may hold carts as `owners`. */
export function place(
  db: Db,
  input: PlaceOrderInput,
  by: Owner,
  owners: readonly Owner[] = [by],
): Promise<PlaceOrderResult> {
  return placeOrder(db, { input, ...requestOf(by, owners), now: new Date() })
}

/** The rest of a placement's request, as it can be handed to another process. */
export function requestOf(by: Owner, owners: readonly Owner[] = [by]) {
  return {
    owner: by,
    owners: [...owners],
    userId: by.startsWith('user:') ? by.slice('user:'.length) : null,
    correlationId: null,
    returnUrl: 'http://shop.test/checkout',
  }
}

/** A guest with a filled cart. */
export interface Buyer {
  by: Owner
  input: PlaceOrderInput
}

/** So many guests; the nth one's cart holds what `wants` says. */
export async function buyers(
  db: Db,
  count: number,
  wants: (index: number) => readonly string[],
): Promise<Buyer[]> {
  return Promise.all(
    Array.from({ length: count }, async (_, index) => {
      const by = newGuest()
      return { by, input: await fillCart(db, by, wants(index)) }
    }),
  )
}

export const placedIds = (results: readonly PlaceOrderResult[]) =>
  results.flatMap((result) => (result.ok ? [result.orderId] : []))
