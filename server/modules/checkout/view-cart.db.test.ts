import { afterAll, beforeAll, expect, it } from 'vitest'
import { createTestDatabase, type TestDatabase } from '#local/testing/database.ts'
import { aVariant, fillCart, newGuest, place } from '#local/testing/shop.ts'
import { saveUnavailable } from '#server/modules/cart/save-lines.ts'
import { viewCart } from './view-cart.ts'

let test: TestDatabase
beforeAll(async () => {
  test = await createTestDatabase()
})
afterAll(() => test.drop())

it('leaves what cannot be had out of the sums, says so, and is ordered without it', async () => {
  const { db } = test
  const [good, soldOut] = [await aVariant(db), await aVariant(db)]
  const owner = newGuest()
  const input = await fillCart(db, owner, [good, soldOut])
  const see = () => viewCart(db, { cartId: input.cartId, owners: [owner], country: 'DE' })
  expect(await see()).toMatchObject({ problem: null })

  const { onHand } = await db.stock.findUniqueOrThrow({ where: { variantId: soldOut } })
  await db.stock.update({ where: { variantId: soldOut }, data: { reserved: onHand } })
  const seen = await see()
  const problems = seen?.groups.flatMap(({ lines }) => lines.map(({ problem }) => problem))
  expect(problems?.toSorted()).toEqual(['sold-out', null].toSorted())
  expect(seen).toMatchObject({ problem: 'unavailable-lines' })
  expect(seen?.total).toBeLessThan(input.seenTotal)

  await saveUnavailable(db, { owner })
  const seenTotal = seen?.total ?? 0
  expect(await see()).toMatchObject({ problem: null, total: seenTotal })
  expect(await place(db, { ...input, seenTotal }, owner)).toMatchObject({ ok: true })
})

it('tells what a price was when it was last seen', async () => {
  const { db } = test
  const variantId = await aVariant(db)
  const owner = newGuest()
  const { cartId } = await fillCart(db, owner, [variantId])
  const line = async () =>
    (await viewCart(db, { cartId, owners: [owner], country: 'DE' }))?.groups[0]?.lines[0]
  const before = (await line())?.unitPrice
  expect(await line()).toMatchObject({ priceBefore: null })
  await db.variant.update({ where: { id: variantId }, data: { price: { increment: 50 } } })
  expect(await line()).toMatchObject({ priceBefore: before, unitPrice: (before ?? 0) + 50 })
})
