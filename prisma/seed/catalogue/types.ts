/** What the demo's catalogue is written in. Prices: minor units of EUR, tax included. */

export interface CategorySeed {
  slug: string
  name: string
  description: string
  /** The artwork of its picture, and the ground on which it stands. */
  art: readonly [string, string, string]
  ground: Ground
}

/** The colours of a picture's ground: the wall behind, the floor, and what stands between. */
export type Ground = readonly [wall: string, floor: string, prop: string]

/** What stands behind and below the things of a vendor's pictures, so that its shelf looks like one shop. */
export type Stage = 'plinth' | 'arch' | 'sun' | 'sweep' | 'shelf' | 'steps'

/** An axis along which a product's variants differ; `steps` is what each value adds to the price, minor units. */
export interface OptionSeed {
  name: string
  values: readonly string[]
  steps: readonly number[]
}

export interface ThingSeed {
  name: string
  price: number
  /** Its picture's artwork. */
  art: string
  about: string
  options: readonly OptionSeed[]
}

/** A version in which each thing is made; it becomes a product of its own. */
export interface StyleSeed {
  name: string
  about: string
  ground: Ground
  /** The colour that the artwork takes on, where the style is a colour or a material. */
  tint?: string
}

export interface VendorSeed {
  slug: string
  name: string
  city: string
  country: string
  category: string
  founded: number
  tagline: string
  /** Paragraphs. */
  story: readonly string[]
  shipping: string
  returns: string
  /** What all its products have in common, as a sentence of each description. */
  craft: string
  taxClass: 'standard' | 'reduced'
  stage: Stage
  /** The artwork of its mark. */
  mark: string
  styles: readonly [StyleSeed, StyleSeed, StyleSeed]
  things: readonly ThingSeed[]
  commissionBps?: number
  /** Delivery rates of its own: country, base, per further item, free from. */
  rates?: readonly { country: string; base: number; perItem: number; freeFrom: number | null }[]
}

export function thing(
  name: string,
  price: number,
  art: string,
  about: string,
  ...options: OptionSeed[]
): ThingSeed {
  return { name, price, art, about, options }
}

export const one = (name: string, ...values: string[]): OptionSeed => ({
  name,
  values,
  steps: values.map(() => 0),
})

/** `step` more for each size than for the one before. */
export const sizes = (step: number, ...values: string[]): OptionSeed => ({
  name: 'Size',
  values,
  steps: values.map((_, index) => index * step),
})
