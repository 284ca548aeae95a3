import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import sharp, { type Sharp } from 'sharp'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { pictureSources } from '#server/core/pictures.ts'
import { describeImage, keepImage } from './keep-image.ts'

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tradehall-kept-'))
  vi.stubEnv('PICTURES_DIR', join(folder, 'pictures'))
})
afterAll(async () => {
  vi.unstubAllEnvs()
  await rm(folder, { recursive: true })
})

const canvas = (width: number, height: number, background = '#4a7') =>
  sharp({ create: { width, height, channels: 4, background } })

async function kept(image: Sharp): Promise<string> {
  const result = await keepImage(await image.toBuffer())
  if (result.outcome !== 'kept') throw new Error(`It was not kept: ${JSON.stringify(result)}`)
  return result.url
}

const fileOf = (url: string) => sharp(join(folder, 'pictures', url.replace('/media/', '')))

describe('a picture that is brought', () => {
  it.each(['jpeg', 'png', 'webp', 'avif', 'gif'] as const)(
    'is kept as %s in every width that pages ask for',
    async (format) => {
      const url = await kept(canvas(900, 600).toFormat(format))
      expect(url).toMatch(/^\/media\/[0-9a-f]{20}\/640\.webp$/)
      const { avif, webp } = pictureSources(url) ?? { avif: '', webp: '' }
      for (const source of [...avif.split(', '), ...webp.split(', ')]) {
        const [address = '', width] = source.split(' ')
        expect((await (await fileOf(address)).metadata()).width, source).toBe(
          Number.parseInt(width ?? '', 10),
        )
      }
    },
  )

  it('has the same address when it is brought again, and leaves nothing unfinished', async () => {
    const bytes = await canvas(400, 400, '#123').png().toBuffer()
    const [one, two] = await Promise.all([keepImage(bytes), keepImage(bytes)])
    expect(one).toEqual(two)
    expect(await keepImage(bytes)).toEqual(one)
    expect((await readdir(join(folder, 'pictures'))).filter((name) => !/^[0-9a-f]{20}$/.test(name))).toEqual(
      [],
    )
  })

  it('stands upright, on white, without what its camera wrote into it', async () => {
    const lying = canvas(400, 800)
      .jpeg()
      .withExif({ IFD0: { Copyright: 'somebody at home' } })
    const turned = await kept(
      sharp(await lying.toBuffer())
        .keepMetadata()
        .withMetadata({ orientation: 6 }),
    )
    const upright = await (await fileOf(turned)).metadata()
    expect(upright).toMatchObject({ width: 640, height: 320 })
    expect(upright.exif).toBeUndefined()

    const clear = await (await fileOf(await kept(canvas(320, 320, '#00000000').png()))).raw().toBuffer()
    expect([...clear.subarray(0, 3)].every((channel) => channel > 250)).toBe(true)
  })

  it('is described as a product has it', async () => {
    const url = await kept(canvas(1_300, 975, '#a47').jpeg())
    expect(await describeImage(url)).toEqual({
      ...{ url, width: 1_280, height: 960 },
      blurDataUrl: expect.stringMatching(/^data:image\/webp;base64,[\w+/=]{20,400}$/),
    })
    for (const other of [
      '/media/00000000000000000000/640.webp',
      'https://example.test/a.webp',
      '/media/../640.webp',
    ])
      expect(await describeImage(other)).toBeNull()
  })
})

describe('what is no picture', () => {
  const noise = async () => {
    const bytes = await canvas(600, 600).jpeg().toBuffer()
    return bytes.subarray(0, Math.floor(bytes.length * 0.6))
  }
  it.each<[string, () => Promise<Buffer> | Buffer]>([
    ['nothing', () => Buffer.alloc(0)],
    ['text', () => Buffer.from('<html>not at all</html>')],
    [
      'a drawing with a program in it',
      () => Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="900" height="900"><script/></svg>'),
    ],
    ['half a picture', noise],
    [
      'one that unpacks to more than memory is for',
      () => canvas(9_000, 9_000).png({ compressionLevel: 1 }).toBuffer(),
    ],
  ])('%s is refused', async (_, bytes) => {
    const before = await readdir(join(folder, 'pictures'))
    expect(await keepImage(await bytes())).toEqual({ outcome: 'refused', reason: 'no-picture' })
    expect(await readdir(join(folder, 'pictures'))).toEqual(before)
  })

  it('nor is one that is too small to be looked at', async () => {
    expect(await keepImage(await canvas(319, 900).png().toBuffer())).toEqual({
      outcome: 'refused',
      reason: 'too-small',
    })
  })
})

it('says that it cannot keep any where there is no folder, or none that could be written to', async () => {
  const bytes = await canvas(400, 400).png().toBuffer()
  vi.stubEnv('PICTURES_DIR', '')
  expect(await keepImage(bytes)).toEqual({ outcome: 'failed', reason: 'PICTURES_DIR is not set' })
  await writeFile(join(folder, 'a-file'), '')
  vi.stubEnv('PICTURES_DIR', join(folder, 'a-file'))
  expect(await keepImage(bytes)).toMatchObject({ outcome: 'failed' })
  vi.stubEnv('PICTURES_DIR', join(folder, 'pictures'))
})
