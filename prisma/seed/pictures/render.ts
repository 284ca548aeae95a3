import { existsSync } from 'node:fs'
import { mkdir, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import sharp, { type OverlayOptions, type Sharp } from 'sharp'
import { PICTURE_WIDTHS } from '#server/core/pictures.ts'
import { blurredDataUrl } from '#server/gateways/keep-image.ts'
import { Artwork, type Pixels } from './artwork.ts'
import { hashOf, type Layer, PLACEHOLDER, type Recipe } from './recipes.ts'
import { SHADOW } from './stages.ts'

/** Little effort: the pictures are smooth, and nobody waits for a first start gladly. */
const AVIF = { quality: 50, effort: 0, chromaSubsampling: '4:2:0' } as const
const WEBP = { quality: 80, effort: 0 } as const

/** Draws recipes into a folder. What several pictures have in common is drawn once. */
export class Renderer {
  readonly #folder: string
  readonly #artwork = new Artwork()
  readonly #grounds = new Map<string, Promise<Pixels>>()

  constructor(folder: string) {
    this.#folder = folder
  }

  /** Draws a picture in all its widths; last what is shown, blurred, until it has come. False: it is there already. */
  async render(recipe: Recipe): Promise<boolean> {
    const folder = join(this.#folder, hashOf(recipe))
    if (existsSync(join(folder, PLACEHOLDER))) return false
    await mkdir(folder, { recursive: true })
    let pixels = await this.compose(recipe)
    for (const width of PICTURE_WIDTHS.filter((width) => width <= recipe.width).reverse()) {
      if (width < pixels.info.width) pixels = await raw(from(pixels).resize(width))
      await write(join(folder, `${width}.avif`), await from(pixels).avif(AVIF).toBuffer())
      await write(join(folder, `${width}.webp`), await from(pixels).webp(WEBP).toBuffer())
    }
    await write(join(folder, PLACEHOLDER), await blurredDataUrl(from(pixels)))
    return true
  }

  /** A recipe at its full size. */
  async compose(recipe: Recipe): Promise<Pixels> {
    const placed = await Promise.all(recipe.layers.map((layer) => this.#place(layer, recipe)))
    return raw(
      from(await this.#ground(recipe.ground))
        .composite(placed.flat())
        .removeAlpha(),
    )
  }

  #ground(svg: string): Promise<Pixels> {
    const ground = this.#grounds.get(svg) ?? raw(sharp(Buffer.from(svg)).removeAlpha())
    this.#grounds.set(svg, ground)
    return ground
  }

  /** A layer at its size and place, its shadow below it. */
  async #place({ art, tint, size, x, y, floats, turn }: Layer, picture: Recipe): Promise<OverlayOptions[]> {
    const side = Math.round(size * picture.height)
    const thing = await raw(
      from(await this.#artwork.draw(art, tint))
        .resize({ width: side, height: side, fit: 'inside', kernel: 'mitchell' })
        .rotate(turn, { background: '#00000000' }),
    )
    const { width, height } = thing.info
    const at = {
      left: x * picture.width - width / 2,
      top: y * picture.height - (floats ? height / 2 : height),
    }
    const overlay = await inside(thing, at, picture)
    if (floats) return [overlay]
    const depth = Math.round(picture.height * 0.05)
    const shadow = await raw(sharp(Buffer.from(SHADOW)).resize(width, depth, { fit: 'fill' }))
    return [await inside(shadow, { left: at.left, top: y * picture.height - depth * 0.55 }, picture), overlay]
  }
}

/** What of it lies inside of the picture; sharp lays nothing over an edge. */
async function inside(
  pixels: Pixels,
  at: { left: number; top: number },
  picture: { width: number; height: number },
): Promise<OverlayOptions> {
  const [left, top] = [Math.round(at.left), Math.round(at.top)]
  const [cutLeft, cutTop] = [Math.max(0, -left), Math.max(0, -top)]
  const width = Math.min(pixels.info.width, picture.width - left) - cutLeft
  const height = Math.min(pixels.info.height, picture.height - top) - cutTop
  const whole = width === pixels.info.width && height === pixels.info.height
  const cut = whole ? pixels : await raw(from(pixels).extract({ left: cutLeft, top: cutTop, width, height }))
  return { input: cut.data, raw: cut.info, left: Math.max(0, left), top: Math.max(0, top) }
}

const from = ({ data, info }: Pixels) => sharp(data, { raw: info })

const raw = (image: Sharp): Promise<Pixels> => image.raw().toBuffer({ resolveWithObject: true })

/** Half a picture is never seen under its name. */
async function write(path: string, content: Buffer | string): Promise<void> {
  const unfinished = `${path}.${process.pid}`
  await writeFile(unfinished, content)
  await rename(unfinished, path)
}
