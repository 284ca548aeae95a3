import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { createTestDatabase, type TestDatabase } from '#local/testing/database.ts'
import { makeTestVendor } from '#local/testing/orders.ts'
import { newId } from '#server/core/ids.ts'
import { acceptPrices } from './accept-prices.ts'
import { addLine, setQuantity } from './change-cart.ts'
import { claimGuestCart } from './claim-guest-cart.ts'
import { pruneSavedLines } from './prune-carts.ts'
import { countUnits, listSavedLines, type Owner } from './queries.ts'
import { removeSaved, restoreLine, saveLine, saveUnavailable } from './save-lines.ts'

let test: TestDatabase
beforeAll(async () => {
  test = await createTestDatabase()
})
afterAll(() => test.drop())

let owner: Owner
beforeEach(() => {
  owner = `guest:${newId()}`
})

const aVariant = async (currency = 'EUR') => (await makeTestVendor(test.db, { currency })).variantId
const add = (variantId: string, quantity = 1, by: Owner = owner) =>
  addLine(test.db, { owner: by, userId: null, variantId, quantity })
const saved = async (by: Owner = owner) =>
  (await listSavedLines(test.db, { owner: by })).map(({ variantId, quantity }): [string, number] => [
    variantId,
    quantity,
  ])
const aUser = async (): Promise<Owner> => {
  const user = await test.db.user.create({
    data: { id: newId(), name: 'A', email: `${newId()}@example.com` },
  })
  return `user:${user.id}`
}
const idOf = (user: Owner) => user.slice('user:'.length)

describe('what is kept for later', () => {
  it('leaves the cart with its quantity, raises its version, and goes back in', async () => {
    const [kept, other] = [await aVariant(), await aVariant()]
    await add(kept, 3)
    await add(other)
    await saveLine(test.db, { owner, variantId: kept })
    expect(await saved()).toEqual([[kept, 3]])
    expect(await countUnits(test.db, owner)).toBe(1)
    expect(await test.db.cart.findFirst({ where: { owner } })).toMatchObject({ version: 3 })
    expect(await restoreLine(test.db, { owner, userId: null, variantId: kept })).toMatchObject({
      ok: true,
      quantity: 3,
    })
    expect(await saved()).toEqual([])
    expect(await countUnits(test.db, owner)).toBe(4)
  })

  it('changes nothing where there is no such line, and is forgotten when asked', async () => {
    const variantId = await aVariant()
    expect(await saveLine(test.db, { owner, variantId })).toEqual({ ok: false })
    expect(await restoreLine(test.db, { owner, userId: null, variantId })).toEqual({
      ok: false,
      reason: 'not-saved',
    })
    await add(variantId)
    await saveLine(test.db, { owner, variantId })
    await removeSaved(test.db, { owner, variantId })
    expect(await saved()).toEqual([])
  })

  it('stays where it is when the cart does not take it', async () => {
    const [yen, euro] = [await aVariant('JPY'), await aVariant()]
    await add(yen)
    await saveLine(test.db, { owner, variantId: yen })
    await add(euro)
    expect(await restoreLine(test.db, { owner, userId: null, variantId: yen })).toEqual({
      ok: false,
      reason: 'other-currency',
    })
    expect(await saved()).toEqual([[yen, 1]])
  })

  it('is what cannot be had, once the rest is to be ordered', async () => {
    const [good, soldOut, withdrawn] = [await aVariant(), await aVariant(), await aVariant()]
    for (const variantId of [good, soldOut, withdrawn]) await add(variantId, 2)
    const stock = await test.db.stock.findUniqueOrThrow({ where: { variantId: soldOut } })
    await test.db.stock.update({ where: { variantId: soldOut }, data: { reserved: stock.onHand } })
    await test.db.variant.update({ where: { id: withdrawn }, data: { status: 'archived' } })
    expect(await saveUnavailable(test.db, { owner })).toEqual({ moved: 2 })
    expect((await saved()).toSorted()).toEqual(
      [
        [soldOut, 2],
        [withdrawn, 2],
      ].toSorted(),
    )
    expect(await countUnits(test.db, owner)).toBe(2)
    // Nothing left to move: the cart's version stays, so that a placement under way is not refused.
    const { version } = await test.db.cart.findFirstOrThrow({ where: { owner } })
    expect(await saveUnavailable(test.db, { owner })).toEqual({ moved: 0 })
    expect(await test.db.cart.findFirst({ where: { owner } })).toMatchObject({ version })
  })

  it('outlives its cart only as long as the guest can come back', async () => {
    const [user, variantId] = [await aUser(), await aVariant()]
    for (const by of [owner, user]) {
      await add(variantId, 1, by)
      await saveLine(test.db, { owner: by, variantId })
    }
    expect(await pruneSavedLines(test.db, { before: new Date(Date.now() - 60_000) })).toBe(0)
    expect(await pruneSavedLines(test.db, { before: new Date(Date.now() + 60_000) })).toBeGreaterThan(0)
    expect(await saved()).toEqual([])
    expect(await saved(user)).toEqual([[variantId, 1]])
  })
})

describe('signing in', () => {
  it('takes along what the guest kept, beside what the user kept, once', async () => {
    const [shared, extra] = [await aVariant(), await aVariant()]
    const user = await aUser()
    for (const [by, variantId, quantity] of [
      [user, shared, 1],
      [owner, shared, 4],
      [owner, extra, 2],
    ] as const) {
      await add(variantId, quantity, by)
      await saveLine(test.db, { owner: by, variantId })
    }
    for (let time = 0; time < 2; time += 1)
      await claimGuestCart(test.db, { guest: owner, userId: idOf(user) })
    expect(new Map(await saved(user))).toEqual(
      new Map([
        [shared, 4],
        [extra, 2],
      ]),
    )
    expect(await saved()).toEqual([])
  })

  it("keeps for later what the user's cart cannot take in its currency", async () => {
    const [euro, yen] = [await aVariant(), await aVariant('JPY')]
    const user = await aUser()
    await add(euro, 1, user)
    await add(yen, 2)
    await claimGuestCart(test.db, { guest: owner, userId: idOf(user) })
    expect(await saved(user)).toEqual([[yen, 2]])
    expect(await countUnits(test.db, user)).toBe(1)
  })
})

describe('the price that was seen', () => {
  const seen = async (variantId: string) =>
    (await test.db.cartLine.findFirst({ where: { variantId, cart: { owner } } }))?.seenPrice

  it('is that of the moment when it was added, goes along, and is renewed when the change is acknowledged', async () => {
    const variantId = await aVariant()
    await add(variantId)
    const before = await seen(variantId)
    await test.db.variant.update({ where: { id: variantId }, data: { price: 4321 } })
    await setQuantity(test.db, { owner, variantId, quantity: 2 })
    expect(await seen(variantId)).toBe(before)

    await saveLine(test.db, { owner, variantId })
    expect(await listSavedLines(test.db, { owner })).toMatchObject([{ seenPrice: before, unitPrice: 4321 }])
    await acceptPrices(test.db, { owner })
    expect(await listSavedLines(test.db, { owner })).toMatchObject([{ seenPrice: 4321 }])

    await restoreLine(test.db, { owner, userId: null, variantId })
    expect(await seen(variantId)).toBe(4321)
    await test.db.variant.update({ where: { id: variantId }, data: { price: 99 } })
    await acceptPrices(test.db, { owner })
    expect(await seen(variantId)).toBe(99)
  })
})
