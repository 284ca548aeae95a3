import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createTestDatabase } from '#local/testing/database.ts'
import { makeTestVendor } from '#local/testing/orders.ts'
import type { VendorId } from '#server/core/brand.ts'
import type { Db } from '#server/db/index.ts'
import { createWebhookEndpoint } from './create-endpoint.ts'

let test: Awaited<ReturnType<typeof createTestDatabase>>
let db: Db
beforeAll(async () => {
  test = await createTestDatabase()
  db = test.db
})
afterAll(async () => {
  await test.drop()
})

describe('making an endpoint', () => {
  const make = async (url: string, allowPrivate = false) => {
    const vendorId = (await makeTestVendor(db)).vendorId as VendorId
    return createWebhookEndpoint(db, { vendorId, url, allowPrivate })
  }

  it('tells a secret of its own once', async () => {
    const made = await make('https://hooks.example.com/tradehall')
    expect(made).toMatchObject({ ok: true, secret: expect.stringMatching(/^whsec_[A-Za-z0-9+/]{43}=$/) })
  })

  it.each([
    ['ftp://example.com', 'not-an-address'],
    ['nothing', 'not-an-address'],
    ['https://user:secret@example.com/', 'not-an-address'],
    ['http://example.com/', 'not-https'],
    ['https://127.0.0.1/', 'private-address'],
    ['https://[::1]/', 'private-address'],
    ['https://localhost/', 'private-address'],
    ['https://printer.local/', 'private-address'],
  ])('refuses %s as %s', async (url, reason) => {
    expect(await make(url)).toEqual({ ok: false, reason })
  })

  it('refuses an event that no vendor may see', async () => {
    const vendorId = (await makeTestVendor(db)).vendorId as VendorId
    const events = ['settings/changed' as never]
    await expect(
      createWebhookEndpoint(db, { vendorId, url: 'https://example.com', allowPrivate: false, events }),
    ).rejects.toThrow()
  })

  it('stops at ten, also when they are made at once', async () => {
    const vendorId = (await makeTestVendor(db)).vendorId as VendorId
    const input = { vendorId, url: 'https://example.com/', allowPrivate: false }
    const made = await Promise.all(Array.from({ length: 13 }, () => createWebhookEndpoint(db, input)))
    expect(made.filter(({ ok }) => ok)).toHaveLength(10)
    expect(made).toContainEqual({ ok: false, reason: 'too-many' })
  })
})
