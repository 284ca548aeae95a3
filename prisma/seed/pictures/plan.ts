/** Which pictures each thing of the demo has, as their rows and as what is to be drawn. */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { env } from '#server/env.ts'
import { categories, vendors } from '../catalogue/index.ts'
import type { CategorySeed, VendorSeed } from '../catalogue/types.ts'
import {
  addressOf,
  banner,
  categoryPicture,
  closeUp,
  company,
  front,
  hashOf,
  mark,
  PLACEHOLDER,
  type Recipe,
} from './recipes.ts'

/** So many things of a vendor's are shown together. */
const COMPANY = 4

interface Planned {
  recipe: Recipe
  alt: string
}

/** A product's pictures by the numbers of its thing and its style: the front, for some a close-up, and its company. */
function planned(vendor: VendorSeed, thing: number, style: number): Planned[] {
  const [what, how] = [vendor.things[thing], vendor.styles[style]]
  if (!what || !how) throw new Error(`${vendor.name} has no thing ${thing} in style ${style}.`)
  const title = titleOf(what.name, how.name)
  const first = thing - (thing % COMPANY)
  const others = vendor.things.slice(first, first + COMPANY)
  const names = others.filter((other) => other !== what).map(({ name }) => name.toLowerCase())
  return [
    { recipe: front(vendor, how, what), alt: title },
    ...(thing % vendor.styles.length === style
      ? [{ recipe: closeUp(how, what), alt: `${title}, close up` }]
      : []),
    { recipe: company(vendor, how, others), alt: `${title}, with ${names.join(', ')}` },
  ]
}

/** "Mug, oat glaze", "Scarf in fog grey". */
export function titleOf(thing: string, style: string): string {
  return /^(in|for) /.test(style) ? `${thing} ${style}` : `${thing}, ${style}`
}

export interface PictureRow {
  url: string
  alt: string
  width: number
  height: number
  blurDataUrl: string | null
}

const rows = new Map<string, PictureRow[]>()

/** The rows of a product's pictures; those that have been drawn have what is shown until they have come. */
export function productPictures(vendor: VendorSeed, thing: number, style: number): PictureRow[] {
  const key = `${vendor.mark} ${vendor.city} ${thing} ${style}`
  const made =
    rows.get(key) ??
    planned(vendor, thing, style).map(({ recipe, alt }) => ({
      ...{ url: addressOf(recipe), alt, width: recipe.width, height: recipe.height },
      blurDataUrl: placeholderOf(recipe),
    }))
  rows.set(key, made)
  return made
}

export const categoryUrl = (category: CategorySeed): string => addressOf(categoryPicture(category))

export function vendorPictures(vendor: VendorSeed): { markUrl: string; bannerUrl: string } {
  return { markUrl: addressOf(mark(vendor)), bannerUrl: addressOf(banner(vendor)) }
}

function placeholderOf(recipe: Recipe): string | null {
  const path = env.PICTURES_DIR && join(env.PICTURES_DIR, hashOf(recipe), PLACEHOLDER)
  return path && existsSync(path) ? readFileSync(path, 'utf8') : null
}

/** Every picture of the demo once, those that are seen first at the beginning. */
export function allRecipes(): Recipe[] {
  const products = vendors.flatMap((vendor) =>
    vendor.things.flatMap((_, thing) => vendor.styles.map((_, style) => planned(vendor, thing, style))),
  )
  const recipes = [
    ...categories.map(categoryPicture),
    ...vendors.flatMap((vendor) => [mark(vendor), banner(vendor)]),
    ...products.flatMap(([first]) => first?.recipe ?? []),
    ...products.flatMap(([, ...more]) => more.map(({ recipe }) => recipe)),
  ]
  return [...new Map(recipes.map((recipe) => [hashOf(recipe), recipe])).values()]
}
