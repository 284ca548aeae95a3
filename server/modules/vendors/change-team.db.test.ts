import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { createTestDatabase, type TestDatabase } from '#local/testing/database.ts'
import { makeTestVendor } from '#local/testing/orders.ts'
import type { VendorId } from '#server/core/brand.ts'
import { newId } from '#server/core/ids.ts'
import type { Db } from '#server/db/index.ts'
import { addMember, changeRole, removeMember } from './change-team.ts'
import { membershipsOf, vendorMembers } from './queries.ts'
import { newMemberInput } from './schema.ts'

let test: TestDatabase
let db: Db
let owner: { vendorId: VendorId; actorId: string; now: Date }
beforeAll(async () => {
  test = await createTestDatabase()
  db = test.db
})
afterAll(() => test.drop())
beforeEach(async () => {
  owner = await anOwner()
})

const aUser = (more: { emailVerified?: boolean; lockedAt?: Date; role?: string } = {}) =>
  db.user.create({
    data: { id: newId(), name: 'N', email: `${newId()}@example.test`, emailVerified: true, ...more },
  })

async function anOwner() {
  const vendorId = (await makeTestVendor(db)).vendorId as VendorId
  const { id: actorId } = await aUser()
  await db.vendorMember.create({ data: { vendorId, userId: actorId, role: 'owner' } })
  return { vendorId, actorId, now: new Date() }
}

const add = (email: string, role: 'owner' | 'staff' = 'staff', who = owner) =>
  addMember(db, { ...who, ...newMemberInput.parse({ email, role }) })
const team = async () => (await vendorMembers(db, owner.vendorId)).map(({ id, role }) => [id, role])
const told = async () =>
  (
    await db.outboxEvent.findMany({
      where: { actor: `vendor:${owner.actorId}` },
      orderBy: { id: 'asc' },
    })
  ).map(({ name }) => name)

describe('a team', () => {
  it('is joined by who has an account, in any spelling of its address; each change is told of once', async () => {
    const ada = await aUser()
    expect(await add(ada.email.toUpperCase())).toEqual({ ok: true, changed: true })
    expect(await add(ada.email)).toEqual({ ok: false, reason: 'works-here' })
    expect(await changeRole(db, { ...owner, userId: ada.id, role: 'owner' })).toMatchObject({ changed: true })
    expect(await changeRole(db, { ...owner, userId: ada.id, role: 'owner' })).toMatchObject({
      changed: false,
    })
    expect(await team()).toEqual([
      [owner.actorId, 'owner'],
      [ada.id, 'owner'],
    ])
    expect(await removeMember(db, { ...owner, userId: ada.id })).toMatchObject({ changed: true })
    expect(await membershipsOf(db, ada.id)).toEqual([])
    expect(await told()).toEqual(['vendor/member-added', 'vendor/member-changed', 'vendor/member-removed'])
  })

  it('is told the same of everybody who cannot join', async () => {
    const elsewhere = await anOwner()
    const { email } = await db.user.findUniqueOrThrow({ where: { id: elsewhere.actorId } })
    const others = await Promise.all([
      aUser({ emailVerified: false }),
      aUser({ lockedAt: new Date() }),
      aUser({ role: 'operator' }),
    ])
    for (const one of ['nobody@example.test', email, ...others.map((user) => user.email)]) {
      expect(await add(one)).toEqual({ ok: false, reason: 'nobody' })
    }
  })

  it('keeps its last owner, also when two leave at once', async () => {
    const { vendorId, actorId: first } = owner
    expect(await removeMember(db, { ...owner, userId: first })).toEqual({ ok: false, reason: 'last-owner' })
    expect(await changeRole(db, { ...owner, userId: first, role: 'staff' })).toMatchObject({
      reason: 'last-owner',
    })
    const second = await aUser()
    await add(second.email, 'owner')
    const results = await Promise.all(
      [first, second.id].map((userId) => removeMember(db, { ...owner, vendorId, userId })),
    )
    expect(results.filter(({ ok }) => ok)).toHaveLength(1)
    expect(await team()).toHaveLength(1)
  })

  it('of another vendor answers like one that nobody is in, and a person joins one of two at once', async () => {
    const stranger = await anOwner()
    const ada = await aUser()
    const joined = await Promise.all([add(ada.email), add(ada.email, 'staff', stranger)])
    expect(joined.filter(({ ok }) => ok)).toHaveLength(1)
    for (const userId of [owner.actorId, newId()]) {
      expect(await removeMember(db, { ...stranger, userId })).toEqual({ ok: false, reason: 'not-found' })
      expect(await changeRole(db, { ...stranger, userId, role: 'staff' })).toMatchObject({ ok: false })
    }
  })
})
