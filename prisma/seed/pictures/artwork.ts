import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import sharp, { type Raw } from 'sharp'

/** Pixels in memory. */
export interface Pixels {
  data: Buffer
  info: { width: number; height: number; channels: Raw['channels'] }
}

/** Side of the square in which artwork is drawn, in pixels. */
const DRAWN = 400

interface IconSet {
  icons: Record<string, { body: string }>
  width: number
  height: number
}

/** Microsoft's Fluent Emoji (MIT), as @iconify-json/fluent-emoji packs them; each is drawn once and kept. */
export class Artwork {
  #set: IconSet | undefined
  readonly #drawn = new Map<string, Promise<Pixels>>()

  /** The artwork without the empty space around it. */
  draw(name: string, tint: string | undefined): Promise<Pixels> {
    const key = `${name} ${tint ?? ''}`
    const drawn = this.#drawn.get(key) ?? (tint ? this.#tinted(name, tint) : this.#plain(name))
    this.#drawn.set(key, drawn)
    return drawn
  }

  async #plain(name: string): Promise<Pixels> {
    const { icons, width, height } = this.#icons()
    const body = icons[name]?.body
    if (!body) throw new Error(`There is no artwork named ${name}.`)
    const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${DRAWN}" height="${DRAWN}" viewBox="0 0 ${width} ${height}">${body}</svg>`
    const drawn = await sharp(Buffer.from(svg)).ensureAlpha().raw().toBuffer({ resolveWithObject: true })
    return sharp(drawn.data, { raw: drawn.info })
      .trim({ threshold: 4 })
      .raw()
      .toBuffer({ resolveWithObject: true })
  }

  /** The artwork's light and shade in one colour, with a little of its own. */
  async #tinted(name: string, tint: string): Promise<Pixels> {
    const { data, info } = await this.draw(name, undefined)
    const colour = await sharp(data, { raw: info }).tint(tint).raw().toBuffer()
    const mixed = Buffer.from(data)
    for (let at = 0; at < mixed.length; at += 4) {
      for (let channel = at; channel < at + 3; channel += 1) {
        mixed[channel] = ((data[channel] ?? 0) * 0.1 + (colour[channel] ?? 0) * 0.9) | 0
      }
    }
    return { data: mixed, info }
  }

  #icons(): IconSet {
    this.#set ??= JSON.parse(
      readFileSync(createRequire(import.meta.url).resolve('@iconify-json/fluent-emoji/icons.json'), 'utf8'),
    ) as IconSet
    return this.#set
  }
}
