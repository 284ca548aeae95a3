import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import sharp from 'sharp'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { kilnAndEmber as vendor } from '../catalogue/kiln-and-ember.ts'
import { banner, front, hashOf } from './recipes.ts'
import { Renderer } from './render.ts'

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tradehall-pictures-'))
})
afterAll(() => rm(folder, { recursive: true }))

it('draws a picture in every width and format, and what is shown until it has come, and then no more', async () => {
  const [thing] = vendor.things
  if (!thing) throw new Error('There is nothing to draw.')
  const renderer = new Renderer(folder)
  for (const [recipe, widths] of [
    [front(vendor, vendor.styles[0], thing), [160, 320, 640]],
    [banner(vendor), [160, 320, 640, 1280]],
  ] as const) {
    expect(await renderer.render(recipe)).toBe(true)
    expect(await renderer.render(recipe)).toBe(false)
    const own = join(folder, hashOf(recipe))
    const files = widths.flatMap((width) => [`${width}.avif`, `${width}.webp`])
    expect((await readdir(own)).sort()).toEqual([...files, 'placeholder.txt'].sort())
    for (const file of files) {
      const { width, height, format } = await sharp(join(own, file)).metadata()
      expect(width).toBe(Number.parseInt(file, 10))
      expect(Math.abs(Number(height) - (Number(width) * recipe.height) / recipe.width)).toBeLessThan(1)
      expect(format).toBe(file.endsWith('avif') ? 'heif' : 'webp')
    }
    expect(await readFile(join(own, 'placeholder.txt'), 'utf8')).toMatch(
      /^data:image\/webp;base64,.{40,400}$/,
    )
  }
}, 60_000)
