import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createTestDatabase, type TestDatabase } from '#local/testing/database.ts'
import { makeTestVendor } from '#local/testing/orders.ts'
import { newId } from '#server/core/ids.ts'
import { membershipsOf } from '#server/modules/vendors/queries.ts'
import { createUser } from './create-user.ts'
import { countTry, forgetTries, LIMITS } from './rate-limit.ts'
import { requestMail } from './request-mail.ts'

let world: TestDatabase
beforeAll(async () => {
  world = await createTestDatabase()
})
afterAll(() => world.drop())

describe('creating a user', () => {
  test('makes one who can sign in, and refuses the same address in other letters', async () => {
    const person = {
      email: 'Ada@Example.test',
      name: 'Ada',
      password: 'correct horse',
      role: 'operator' as const,
    }
    const made = await createUser(world.db, person)
    expect(made).toMatchObject({ ok: true })
    expect(await createUser(world.db, { ...person, email: 'ada@example.TEST' })).toEqual({
      ok: false,
      reason: 'email-taken',
    })
    const user = await world.db.user.findUniqueOrThrow({
      where: { email: 'ada@example.test' },
      include: { accounts: true },
    })
    expect(user).toMatchObject({ role: 'operator', emailVerified: true })
    expect(user.accounts).toHaveLength(1)
    expect(user.accounts[0]?.password).not.toContain('correct horse')
  })
})

describe('asking for a mail', () => {
  test('writes the message and its event together, and the event carries no link', async () => {
    const userId = newId()
    const url = 'https://shop.example/reset-password?token=secret'
    await requestMail(world.db, { userId, template: 'password-reset', url })
    const message = await world.db.notification.findFirstOrThrow({ where: { recipient: `user:${userId}` } })
    expect(message).toMatchObject({
      channel: 'email',
      template: 'password-reset',
      state: 'pending',
      data: { url },
    })
    const event = await world.db.outboxEvent.findUniqueOrThrow({ where: { id: message.eventId } })
    expect(event).toMatchObject({ name: 'account/mail-requested', listeners: ['notify-customer'] })
    expect(event.payload).toEqual({ notificationId: message.id })
  })
})

describe('counted tries', () => {
  test('are refused past the limit even when all come at once, and are one subject whatever its letters', async () => {
    const { points } = LIMITS['sign-in']
    const tries = await Promise.all(
      Array.from({ length: points * 2 }, (_, n) =>
        countTry(world.db, 'sign-in', n % 2 ? 'a@b.test' : ' A@B.test'),
      ),
    )
    expect(tries.filter((one) => one.ok)).toHaveLength(points)
    const refused = await countTry(world.db, 'sign-in', 'a@b.test')
    expect(refused.ok ? 0 : refused.retryAfterSeconds).toBeGreaterThan(0)
    expect(await countTry(world.db, 'sign-in', 'other@b.test')).toEqual({ ok: true })
  })

  test('start anew once they are forgotten, and keep no address in the clear', async () => {
    await countTry(world.db, 'order-look-up', 'eve@b.test')
    expect(JSON.stringify(await world.db.rateLimit.findMany())).not.toContain('eve')
    await forgetTries(world.db, 'order-look-up', 'eve@b.test')
    expect(await countTry(world.db, 'order-look-up', 'eve@b.test')).toEqual({ ok: true })
    const [row] = await world.db.rateLimit.findMany({ where: { key: { startsWith: 'order-look-up' } } })
    expect(row?.points).toBe(1)
  })
})

test('a member gets the id of the vendor they work for, and nobody else does', async () => {
  const { vendorId } = await makeTestVendor(world.db)
  const made = await createUser(world.db, {
    email: 'v@b.test',
    name: 'V',
    password: 'long enough',
    role: 'customer',
  })
  const userId = made.ok ? made.userId : ''
  expect(await membershipsOf(world.db, userId)).toEqual([])
  await world.db.vendorMember.create({ data: { vendorId, userId, role: 'staff' } })
  expect(await membershipsOf(world.db, userId)).toMatchObject([
    { vendorId, role: 'staff', vendor: { status: 'approved' } },
  ])
})
