import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createTestDatabase, type TestDatabase } from '#local/testing/database.ts'
import { newId } from '#server/core/ids.ts'
import { deleteAddress, saveAddress, setDefaultAddress } from './change-addresses.ts'
import { MAX_ADDRESSES } from './constants.ts'
import { findAddress, listAddresses } from './queries.ts'

let world: TestDatabase
beforeAll(async () => {
  world = await createTestDatabase()
})
afterAll(() => world.drop())

const at = (line1: string) => ({ name: 'Ada', line1, postalCode: '10115', city: 'Berlin', country: 'DE' })

async function somebody(): Promise<string> {
  const id = newId()
  await world.db.user.create({ data: { id, name: 'Ada', email: `${id}@example.test` } })
  return id
}

async function keep(userId: string, line1: string, isDefault = false): Promise<string> {
  const saved = await saveAddress(world.db, { userId, address: at(line1), isDefault })
  return saved.ok ? saved.addressId : saved.reason
}

const shown = async (userId: string) =>
  (await listAddresses(world.db, { userId })).map((row) => `${row.line1}${row.isDefault ? ' (default)' : ''}`)

describe("a customer's addresses", () => {
  test('have one default: the first one, until another is chosen', async () => {
    const userId = await somebody()
    await keep(userId, 'First')
    const second = await keep(userId, 'Second')
    expect(await shown(userId)).toEqual(['First (default)', 'Second'])
    await keep(userId, 'Third', true)
    expect(await shown(userId)).toEqual(['Third (default)', 'First', 'Second'])
    await setDefaultAddress(world.db, { userId, addressId: second })
    expect(await shown(userId)).toEqual(['Second (default)', 'First', 'Third'])
  })

  test('are changed in place, and what was left out before is left out no more', async () => {
    const userId = await somebody()
    const addressId = await keep(userId, 'Old')
    const address = { ...at('New'), line2: 'Back house', region: 'BE' }
    expect(await saveAddress(world.db, { userId, addressId, address, isDefault: false })).toEqual({
      ok: true,
      addressId,
    })
    expect(await findAddress(world.db, { userId, addressId })).toEqual({
      ...address,
      id: addressId,
      isDefault: true,
    })
    await saveAddress(world.db, { userId, addressId, address: at('New'), isDefault: false })
    expect(await findAddress(world.db, { userId, addressId })).toMatchObject({ line2: null, region: null })
  })

  test('pass the default on when it is deleted', async () => {
    const userId = await somebody()
    const first = await keep(userId, 'First')
    await keep(userId, 'Second')
    await keep(userId, 'Third')
    await deleteAddress(world.db, { userId, addressId: first })
    expect(await shown(userId)).toEqual(['Third (default)', 'Second'])
  })

  test("of somebody else's are answered like none, and stay as they are", async () => {
    const [mine, yours] = [await somebody(), await somebody()]
    const addressId = await keep(yours, 'Yours')
    const none = { ok: false, reason: 'no-address' }
    const asMine = { userId: mine, addressId }
    expect(await saveAddress(world.db, { ...asMine, address: at('Mine'), isDefault: true })).toEqual(none)
    expect(await setDefaultAddress(world.db, asMine)).toEqual(none)
    expect(await deleteAddress(world.db, asMine)).toEqual(none)
    expect(await findAddress(world.db, asMine)).toBeNull()
    expect(await shown(yours)).toEqual(['Yours (default)'])
  })

  test('keep one default when many are saved at once, and are no more than the limit', async () => {
    const userId = await somebody()
    const saved = await Promise.all(
      Array.from({ length: MAX_ADDRESSES + 2 }, (_, n) => keep(userId, `Street ${n}`, true)),
    )
    expect(saved.filter((one) => one === 'too-many')).toHaveLength(2)
    expect((await shown(userId)).filter((one) => one.endsWith('(default)'))).toHaveLength(1)
  })
})
