import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { createTestDatabase, type TestDatabase } from '#local/testing/database.ts'
import { makeTestVendor } from '#local/testing/orders.ts'
import { newId } from '#server/core/ids.ts'
import { createUser } from '#server/modules/accounts/create-user.ts'
import type { SessionUser } from '#server/modules/accounts/schema.ts'
import { createCallerFactory } from '../procedures.ts'
import { vendorRouter } from './router.ts'

let test: TestDatabase
/** Two of one vendor. */
let [owner, staff] = [] as unknown as [SessionUser, SessionUser]

beforeAll(async () => {
  vi.stubEnv('AUTH_SECRET', 'a secret of at least thirty-two characters')
  vi.stubEnv('LOG_LEVEL', 'silent')
  vi.stubEnv('TRADEHALL_MODE', 'production')
  test = await createTestDatabase()
  const ours = await makeTestVendor(test.db)
  owner = await member(ours.vendorId, 'owner')
  staff = await member(ours.vendorId, 'staff')
})
afterAll(async () => {
  await test.drop()
  vi.unstubAllEnvs()
})

async function member(vendorId: string, role: 'owner' | 'staff'): Promise<SessionUser> {
  const email = `${newId()}@example.test`
  const made = await createUser(test.db, { email, name: 'P', password: 'correct horse', role: 'customer' })
  if (!made.ok) throw new Error(made.reason)
  await test.db.vendorMember.create({ data: { vendorId, userId: made.userId, role } })
  return { id: made.userId, email, name: 'P', role: 'customer' }
}

const createCaller = createCallerFactory(vendorRouter)
const as = (user: SessionUser) =>
  createCaller({
    db: test.db,
    user,
    owner: `user:${user.id}`,
    owners: [],
    correlationId: newId(),
    clientAddress: null,
    keepOwner: () => {},
    touch: () => {},
  }).webhooks

async function endpointOf(user: SessionUser): Promise<string> {
  const made = await as(user).create({ url: 'https://example.test/hooks', events: ['order/paid'] })
  if (!made.ok) throw new Error(made.reason)
  return made.endpointId
}

/** A delivery that was taken, and so may be replayed. */
async function deliveryTo(endpointId: string): Promise<string> {
  const id = newId()
  const data = { id, endpointId, eventId: newId(), eventName: 'order/paid', body: '{}', state: 'delivered' }
  await test.db.webhookDelivery.create({ data })
  return id
}

describe("a vendor's webhooks", () => {
  it('are made by the owner, whose secret is told once and never to anybody who reads', async () => {
    const made = await as(owner).create({ url: 'https://example.test/hooks' })
    expect(made).toMatchObject({ ok: true, secret: expect.stringMatching(/^whsec_/) })
    const read = await as(staff).endpoints()
    expect(read).toMatchObject({
      endpoints: [{ url: 'https://example.test/hooks', events: [], active: true }],
      mayChange: false,
    })
    expect(read.events).toContain('vendor-order/accepted')
    expect(JSON.stringify(read)).not.toContain('whsec_')
    expect((await as(owner).endpoints()).mayChange).toBe(true)
  })

  it('go to public addresses with https outside of the demo, and to events of the catalogue', async () => {
    const refusals = {
      'http://example.test/': 'not-https',
      'https://10.0.0.1/': 'private-address',
      'wherever you like': 'not-an-address',
    }
    for (const [url, reason] of Object.entries(refusals)) {
      expect(await as(owner).create({ url })).toEqual({ ok: false, reason })
    }
    await expect(
      as(owner).create({ url: 'https://example.test/', events: ['settings/changed'] }),
    ).rejects.toMatchObject({ code: 'BAD_REQUEST' })
  })

  it('are replayed once for two presses, and deleted with their log', async () => {
    const endpointId = await endpointOf(owner)
    const deliveryId = await deliveryTo(endpointId)
    expect(await as(owner).replay({ deliveryId })).toEqual({ ok: true })
    expect(await as(owner).replay({ deliveryId })).toEqual({ ok: false, reason: 'under-way' })
    expect(await as(owner).remove({ endpointId })).toEqual({ ok: true })
    expect((await as(owner).deliveries({ endpointId })).deliveries).toEqual([])
  })
})
