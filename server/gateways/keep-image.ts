import { createHash } from 'node:crypto'
import { chmod, mkdir, mkdtemp, readFile, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { Sharp } from 'sharp'
import { PICTURE_WIDTHS, pictureAddress, readPictureAddress } from '#server/core/pictures.ts'
import { env } from '#server/env.ts'

/** What people's cameras and programs write; drawings with programs in them (SVG) are not among it. */
const FORMATS = ['jpeg', 'png', 'webp', 'heif', 'gif']
/** Pixels that are unpacked at most: 64 megapixels are 190 MB of memory. */
const MOST_PIXELS = 64_000_000
/** Smaller ones look bad on a product's page. */
const LEAST_WIDTH = 320
/** Seconds; a picture that takes longer was made to. */
const LONGEST_S = 20
/** Width of the picture that is shown, blurred, until the real one is there. */
const BLUR_WIDTH = 12

const AVIF = { quality: 55, effort: 2, chromaSubsampling: '4:2:0' } as const
const WEBP = { quality: 80, effort: 3 } as const

export type KeptImage =
  | { outcome: 'kept'; url: string }
  | { outcome: 'refused'; reason: 'no-picture' | 'too-small' }
  /** There is no folder for pictures, or no room in it. */
  | { outcome: 'failed'; reason: string }

/** A kept picture as a product has it. */
export interface KeptImageRow {
  url: string
  width: number
  height: number
  blurDataUrl: string
}

/**
 * Keeps a picture in every width and format in which pages show it, upright and without what its camera wrote into it. Its name
 * comes from its bytes, so the same one again is the same; all of its files appear at once or none does.
 */
export async function keepImage(bytes: Buffer): Promise<KeptImage> {
  const folder = env.PICTURES_DIR
  if (!folder) return { outcome: 'failed', reason: 'PICTURES_DIR is not set' }
  if (bytes.length === 0) return { outcome: 'refused', reason: 'no-picture' }
  const { default: sharp } = await import('sharp')
  const open = () =>
    sharp(bytes, { limitInputPixels: MOST_PIXELS, failOn: 'error' }).timeout({ seconds: LONGEST_S })
  const { format = '', autoOrient } = await open()
    .metadata()
    .catch(() => ({ format: undefined, autoOrient: undefined }))
  if (!autoOrient || !FORMATS.includes(format)) return { outcome: 'refused', reason: 'no-picture' }
  if (autoOrient.width < LEAST_WIDTH) return { outcome: 'refused', reason: 'too-small' }
  const widths = PICTURE_WIDTHS.filter((width) => width <= autoOrient.width)
  const name = createHash('sha256').update(bytes).digest('hex').slice(0, 20)
  const url = pictureAddress(name, widths.at(-1) ?? LEAST_WIDTH)
  let unfinished: string | undefined
  try {
    await mkdir(folder, { recursive: true })
    unfinished = await mkdtemp(join(folder, 'unfinished-'))
    const { data, info } = await open()
      .autoOrient()
      .resize(widths.at(-1))
      .toColourspace('srgb')
      .flatten(WHITE)
      .raw()
      .toBuffer({ resolveWithObject: true })
    for (const width of widths) {
      const narrow = sharp(data, { raw: info }).resize(width)
      await narrow
        .clone()
        .avif(AVIF)
        .toFile(join(unfinished, `${width}.avif`))
      await narrow
        .clone()
        .webp(WEBP)
        .toFile(join(unfinished, `${width}.webp`))
    }
    // A folder made for the time being is its maker's alone; other copies read this one.
    await chmod(unfinished, 0o755)
    await rename(unfinished, join(folder, name)).catch(unlessThere)
    return { outcome: 'kept', url }
  } catch (error) {
    if (isDisk(error)) return { outcome: 'failed', reason: String((error as NodeJS.ErrnoException).code) }
    // Its head could be read, and the rest could not.
    return { outcome: 'refused', reason: 'no-picture' }
  } finally {
    if (unfinished) await rm(unfinished, { recursive: true, force: true })
  }
}

/** A kept picture by its address; null where there is none. */
export async function describeImage(url: string): Promise<KeptImageRow | null> {
  const kept = readPictureAddress(url)
  if (!kept || !env.PICTURES_DIR) return null
  const { default: sharp } = await import('sharp')
  const bytes = await readFile(join(env.PICTURES_DIR, kept.name, `${kept.width}.webp`)).catch(() => null)
  if (!bytes) return null
  const { width, height } = await sharp(bytes).metadata()
  return { url, width, height, blurDataUrl: await blurredDataUrl(sharp(bytes)) }
}

/** What is shown, blurred, until a picture has come. */
export async function blurredDataUrl(image: Sharp): Promise<string> {
  const blur = await image.resize(BLUR_WIDTH).webp({ quality: 30, effort: 0 }).toBuffer()
  return `data:image/webp;base64,${blur.toString('base64')}`
}

/** What can be seen through is shown on white, as a shelf is. */
const WHITE = { background: '#ffffff' }

/** Somebody has kept the same picture meanwhile. */
function unlessThere(error: NodeJS.ErrnoException): void {
  if (error.code !== 'ENOTEMPTY' && error.code !== 'EEXIST') throw error
}

function isDisk(error: unknown): boolean {
  return typeof (error as NodeJS.ErrnoException).code === 'string'
}
