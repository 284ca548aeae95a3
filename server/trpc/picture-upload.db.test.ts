import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import sharp from 'sharp'
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { LIMITS } from '#server/modules/accounts/rate-limit.ts'
import { MOST_PICTURE_BYTES } from '#server/modules/catalog/schema.ts'
import { handlePictureUpload } from './picture-upload.ts'
import { SHOP } from './testing/browser.ts'
import { openShop, type People } from './testing/people.ts'

let people: People
let folder: string
let picture: Buffer
beforeAll(async () => {
  people = await openShop()
  folder = await mkdtemp(join(tmpdir(), 'tradehall-upload-'))
  vi.stubEnv('PICTURES_DIR', folder)
  picture = await sharp({ create: { width: 400, height: 400, channels: 3, background: '#47a' } })
    .png()
    .toBuffer()
})
afterAll(async () => {
  vi.unstubAllEnvs()
  await rm(folder, { recursive: true })
  await people.close()
})
beforeEach(() => people.db.rateLimit.deleteMany())

type Somebody = keyof People['browsers']

async function bring(who: Somebody, body: BodyInit, headers: Record<string, string> = { origin: SHOP }) {
  const request = new Request(`${SHOP}/api/vendor/pictures`, {
    ...{ method: 'POST', headers, body },
    ...(body instanceof ReadableStream ? { duplex: 'half' } : {}),
  })
  const response = await people.browsers[who].send(request, handlePictureUpload)
  return {
    status: response.status,
    retryAfter: response.headers.get('retry-after'),
    told: await response.json(),
  }
}

test('who works for a vendor brings a picture and is told its address', async () => {
  const { status, told } = await bring('ownerA', new Uint8Array(picture))
  expect({ status, told }).toEqual({
    status: 200,
    told: { url: expect.stringMatching(/^\/media\/[0-9a-f]{20}\/320\.webp$/) },
  })
})

test.each<[Somebody, number, string]>([
  ['anonymous', 401, 'signed-out'],
  ['customerA', 403, 'no-vendor'],
  ['operator', 403, 'no-vendor'],
])('%s is refused with %i', async (who, status, reason) => {
  expect(await bring(who, new Uint8Array(picture))).toMatchObject({
    status,
    told: { reason, message: expect.stringMatching(/\.$/) },
  })
})

test('a page of another site brings none, though its visitor might', async () => {
  for (const headers of [{ origin: 'https://evil.example' }, { origin: 'null' }])
    expect(await bring('ownerA', new Uint8Array(picture), headers)).toMatchObject({ status: 403 })
})

test('what is too long is refused, announced or not', async () => {
  const long = new Uint8Array(MOST_PICTURE_BYTES + 1)
  const announced = { origin: SHOP, 'content-length': String(long.length) }
  expect(await bring('ownerA', long, announced)).toMatchObject({ status: 413, told: { reason: 'too-long' } })
  const stream = new Blob([long]).stream()
  expect(await bring('ownerA', stream)).toMatchObject({ status: 413, told: { reason: 'too-long' } })
})

test('what is no picture, or a poor one, is refused in words', async () => {
  expect(await bring('ownerA', 'no picture')).toMatchObject({ status: 415, told: { reason: 'no-picture' } })
  const small = await sharp(picture).resize(100).png().toBuffer()
  expect(await bring('ownerA', new Uint8Array(small))).toMatchObject({
    status: 422,
    told: { reason: 'too-small' },
  })
})

test('a vendor that brings too many waits, and another one does not', async () => {
  for (let tries = 0; tries < LIMITS.picture.points; tries += 1) await bring('ownerA', 'no picture')
  const { status, retryAfter } = await bring('ownerA', new Uint8Array(picture))
  expect(status).toBe(429)
  expect(Number(retryAfter)).toBeGreaterThan(0)
  expect((await bring('vendorB', new Uint8Array(picture))).status).toBe(200)
})
