import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { mediaFile } from './media.ts'

const name = '0123456789abcdef0123'
let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tradehall-media-'))
  await mkdir(join(folder, 'pictures', name), { recursive: true })
  await writeFile(join(folder, 'pictures', name, '640.webp'), 'webp')
  await writeFile(join(folder, 'pictures', name, '640.avif'), 'avif')
  await writeFile(join(folder, 'pictures', name, 'placeholder.txt'), 'text')
  await writeFile(join(folder, '640.webp'), 'secret')
  vi.stubEnv('PICTURES_DIR', join(folder, 'pictures'))
})
afterAll(async () => {
  vi.unstubAllEnvs()
  await rm(folder, { recursive: true })
})

describe('the pictures', () => {
  it.each(['webp', 'avif'])('are served as %s, to be kept for ever', async (format) => {
    const response = await mediaFile([name, `640.${format}`])
    expect(response.status).toBe(200)
    expect(await response.text()).toBe(format)
    expect(response.headers.get('content-type')).toBe(`image/${format}`)
    expect(response.headers.get('cache-control')).toBe('public, max-age=31536000, immutable')
  })

  it.each([
    [[name, '320.webp']],
    [[name, 'placeholder.txt']],
    [[name]],
    [['..', '640.webp']],
    [[`${name}/..`, '..', '640.webp']],
    [[name, '..', '..', '640.webp']],
    [['..%2f640.webp']],
    [[`${name}\0`, '640.webp']],
    [['/etc', 'passwd']],
  ])('are all that is served: not %j', async (path) => {
    expect((await mediaFile(path)).status).toBe(404)
  })
})

it('serves nothing where no folder is named', async () => {
  vi.stubEnv('PICTURES_DIR', '')
  expect((await mediaFile([name, '640.webp'])).status).toBe(404)
})
