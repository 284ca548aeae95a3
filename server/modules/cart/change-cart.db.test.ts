import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { createTestDatabase, type TestDatabase } from '#local/testing/database.ts'
import { makeTestVendor } from '#local/testing/orders.ts'
import { newId } from '#server/core/ids.ts'
import { addLine, setQuantity } from './change-cart.ts'
import { claimGuestCart } from './claim-guest-cart.ts'
import { countUnits, findOpenCart, type Owner } from './queries.ts'

let test: TestDatabase
beforeAll(async () => {
  test = await createTestDatabase()
})
afterAll(() => test.drop())

let owner: Owner
beforeEach(() => {
  owner = `guest:${newId()}`
})

const variantIn = async (currency: string) => (await makeTestVendor(test.db, { currency })).variantId
const add = (variantId: string, quantity = 1, by: Owner = owner) =>
  addLine(test.db, { owner: by, userId: null, variantId, quantity })

describe('a cart', () => {
  it('is made by its first line and adds up what is added again', async () => {
    const variantId = await variantIn('EUR')
    await add(variantId, 2)
    expect(await add(variantId, 3)).toMatchObject({ ok: true, quantity: 5 })
    expect(await countUnits(test.db, owner)).toBe(5)
  })

  it('is one cart although two tabs add its first line at once', async () => {
    const variants = await Promise.all([variantIn('EUR'), variantIn('EUR'), variantIn('EUR')])
    const results = await Promise.all(variants.map((variantId) => add(variantId)))
    expect(new Set(results.map((result) => result.ok && result.cartId)).size).toBe(1)
    expect(await countUnits(test.db, owner)).toBe(3)
  })

  it('stops at the most units of one variant', async () => {
    const variantId = await variantIn('EUR')
    await add(variantId, 90)
    expect(await add(variantId, 90)).toMatchObject({ ok: true, quantity: 99 })
  })

  it('holds one currency, and takes another once it is empty', async () => {
    const [euro, yen] = [await variantIn('EUR'), await variantIn('JPY')]
    await add(euro)
    expect(await add(yen)).toEqual({ ok: false, reason: 'other-currency' })
    await setQuantity(test.db, { owner, variantId: euro, quantity: 0 })
    expect(await add(yen)).toMatchObject({ ok: true })
    expect(await findOpenCart(test.db, owner)).toMatchObject({ currency: 'JPY' })
  })

  it('refuses what is not on sale', async () => {
    expect(await add(newId())).toEqual({ ok: false, reason: 'unknown-variant' })
  })

  it('raises its version with every change, so that a placement can tell', async () => {
    const variantId = await variantIn('EUR')
    await add(variantId)
    await setQuantity(test.db, { owner, variantId, quantity: 4 })
    expect(await test.db.cart.findFirst({ where: { owner } })).toMatchObject({ version: 2 })
  })
})

describe('signing in', () => {
  it('takes the guest cart along as it is, under the same id', async () => {
    const variantId = await variantIn('EUR')
    await add(variantId, 2)
    const before = await findOpenCart(test.db, owner)
    const user = await test.db.user.create({
      data: { id: newId(), name: 'A', email: `${newId()}@example.com` },
    })
    await claimGuestCart(test.db, { guest: owner, userId: user.id })
    expect(await findOpenCart(test.db, `user:${user.id}`)).toEqual(before)
  })

  it('adds the guest lines to the cart that the user already has, once', async () => {
    const [shared, extra] = [await variantIn('EUR'), await variantIn('EUR')]
    const user = await test.db.user.create({
      data: { id: newId(), name: 'A', email: `${newId()}@example.com` },
    })
    await add(shared, 1, `user:${user.id}`)
    await add(shared, 2)
    await add(extra, 1)
    await claimGuestCart(test.db, { guest: owner, userId: user.id })
    await claimGuestCart(test.db, { guest: owner, userId: user.id })
    expect(await countUnits(test.db, `user:${user.id}`)).toBe(4)
    expect(await findOpenCart(test.db, owner)).toBeNull()
  })
})
