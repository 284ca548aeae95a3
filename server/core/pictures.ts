/** Where pictures that are kept can be fetched. */

/** Widths in which a picture is kept, in pixels, up to its own; each as AVIF and as WebP. */
export const PICTURE_WIDTHS = [160, 320, 640, 1280] as const
export const PICTURE_FORMATS = ['avif', 'webp'] as const
export type PictureFormat = (typeof PICTURE_FORMATS)[number]

export const PICTURES_PATH = '/media'
const KEPT = /^\/media\/([0-9a-f]{20})\/(\d+)\.webp$/
const FILE = /^\/media\/[0-9a-f]{20}\/\d{2,4}\.(avif|webp)$/

/** Whether a path may be a kept picture's, in one width and format: a folder and a file in it, nothing that leads elsewhere. */
export const isPictureFile = (path: string): boolean => FILE.test(path)

/** The address of a picture that is kept: its folder's name, and the file of its own width. */
export function pictureAddress(name: string, width: number): string {
  return `${PICTURES_PATH}/${name}/${width}.webp`
}

/** What an address of a kept picture says; null for an address of somebody else's. */
export function readPictureAddress(url: string): { name: string; width: number } | null {
  const [, name, own] = KEPT.exec(url) ?? []
  return name ? { name, width: Number(own) } : null
}

/** All widths of a kept picture for `srcset`; null for an address of somebody else's. */
export function pictureSources(url: string): Record<PictureFormat, string> | null {
  const kept = readPictureAddress(url)
  if (!kept) return null
  const of = (format: PictureFormat) =>
    PICTURE_WIDTHS.filter((width) => width <= kept.width)
      .map((width) => `${PICTURES_PATH}/${kept.name}/${width}.${format} ${width}w`)
      .join(', ')
  return { avif: of('avif'), webp: of('webp') }
}

/**
 * One address for where a picture cannot choose (mails, previews of links): the narrowest that is at least so wide, on
 * `origin`. Null for a picture that has no address which others could fetch.
 */
export function pictureLink(
  url: string,
  { origin, width }: { origin: string; width: number },
): string | null {
  const kept = readPictureAddress(url)
  if (!kept) return /^https?:/.test(url) ? url : null
  const wide = PICTURE_WIDTHS.find((one) => one >= width && one <= kept.width) ?? kept.width
  return `${origin}${pictureAddress(kept.name, wide)}`
}
