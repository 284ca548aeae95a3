/** What is in each picture of the demo: the stage, and the artwork on it. Nothing is drawn here. */
import { createHash } from 'node:crypto'
import { pictureAddress } from '#server/core/pictures.ts'
import type { CategorySeed, Ground, StyleSeed, ThingSeed, VendorSeed } from '../catalogue/types.ts'
import { BASELINE, closeGround, stageOf } from './stages.ts'

/** A piece of artwork in a picture; lengths are parts of the picture's height. */
export interface Layer {
  art: string
  tint: string | undefined
  /** The longer side of what can be seen of it. */
  size: number
  /** Its middle, a part of the picture's width. */
  x: number
  /** Where its lower edge is, or its middle where it floats. */
  y: number
  floats: boolean
  turn: number
}

export interface Recipe {
  width: number
  height: number
  ground: string
  layers: readonly Layer[]
}

/** The file beside a picture's own that has its data address to show until it has come. */
export const PLACEHOLDER = 'placeholder.txt'

/** Changes with what the renderer makes of a recipe, so that a picture's address changes too. */
const RENDERER = 2

/** Products' pictures are square. */
const PRODUCT_SIZE = { width: 640, height: 640 }
const MARK_SIZE = { width: 320, height: 320 }
const BANNER_SIZE = { width: 1280, height: 320 }

/** The folder of a picture is named after everything that it shows. */
export function hashOf(recipe: Recipe): string {
  return createHash('sha256')
    .update(JSON.stringify([RENDERER, recipe]))
    .digest('hex')
    .slice(0, 20)
}

export function addressOf(recipe: Recipe): string {
  return pictureAddress(hashOf(recipe), recipe.width)
}

type Standing = Pick<Layer, 'art' | 'tint' | 'size' | 'x'>

function standing(
  { stage }: Pick<VendorSeed, 'stage'>,
  ground: Ground,
  things: readonly Standing[],
  size: { width: number; height: number } = PRODUCT_SIZE,
): Recipe {
  const y = BASELINE[stage]
  return {
    ...size,
    ground: stageOf(stage, ground, size),
    layers: things.map((layer) => ({ ...layer, y, floats: false, turn: 0 })),
  }
}

/** The thing by itself, in its style. */
export function front(vendor: VendorSeed, style: StyleSeed, { art }: ThingSeed): Recipe {
  return standing(vendor, style.ground, [{ art, tint: style.tint, size: 0.52, x: 0.5 }])
}

/** So near that it does not fit. */
export function closeUp(style: StyleSeed, { art }: ThingSeed): Recipe {
  const layer = { art, tint: style.tint, size: 0.98, x: 0.6, y: 0.6, floats: true, turn: -8 }
  return { ...PRODUCT_SIZE, ground: closeGround(style.ground, PRODUCT_SIZE), layers: [layer] }
}

/** Four things of the vendor's together. */
export function company(vendor: VendorSeed, style: StyleSeed, things: readonly ThingSeed[]): Recipe {
  const places = [
    { size: 0.27, x: 0.19 },
    { size: 0.27, x: 0.82 },
    { size: 0.36, x: 0.62 },
    { size: 0.38, x: 0.38 },
  ]
  return standing(
    vendor,
    style.ground,
    places.map((place, index) => ({ ...place, art: things[index]?.art ?? vendor.mark, tint: style.tint })),
  )
}

/** The round sign over the door. */
export function mark({ mark: art, styles }: VendorSeed): Recipe {
  const [{ ground }] = styles
  const layer = { art, tint: undefined, size: 0.6, x: 0.5, y: 0.5, floats: true, turn: 0 }
  return { ...MARK_SIZE, ground: closeGround(ground, MARK_SIZE), layers: [layer] }
}

/** Seven of its things in a row, for the head of its page. */
export function banner(vendor: VendorSeed): Recipe {
  const [style] = vendor.styles
  const row = [0, 3, 6, 9, 1, 4, 7].flatMap((index) => vendor.things[index] ?? [])
  return standing(
    vendor,
    style.ground,
    row.map(({ art }, index) => ({
      art,
      tint: style.tint,
      size: index % 2 ? 0.42 : 0.54,
      x: 0.08 + index * 0.14,
    })),
    BANNER_SIZE,
  )
}

export function categoryPicture({ art: [middle, left, right], ground }: CategorySeed): Recipe {
  return standing({ stage: 'sweep' }, ground, [
    { art: left, tint: undefined, size: 0.32, x: 0.24 },
    { art: right, tint: undefined, size: 0.32, x: 0.76 },
    { art: middle, tint: undefined, size: 0.46, x: 0.5 },
  ])
}
