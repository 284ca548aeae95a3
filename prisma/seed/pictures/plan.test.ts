import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { expect, it } from 'vitest'
import { categories, vendors } from '../catalogue/index.ts'
import { allRecipes, productPictures, titleOf } from './plan.ts'
import { hashOf } from './recipes.ts'

it('draws each picture once, every one from artwork that is there', () => {
  const recipes = allRecipes()
  expect(new Set(recipes.map(hashOf)).size).toBe(recipes.length)
  const set = JSON.parse(
    readFileSync(createRequire(import.meta.url).resolve('@iconify-json/fluent-emoji/icons.json'), 'utf8'),
  )
  const missing = recipes
    .flatMap(({ layers }) => layers.map(({ art }) => art))
    .filter((art) => !set.icons[art])
  expect(missing).toEqual([])
  // The artwork is a file of 100 MB.
}, 60_000)

it('gives every product of every vendor at least two pictures of its own style, each with words', () => {
  for (const vendor of vendors) {
    expect(categories.map(({ slug }) => slug)).toContain(vendor.category)
    for (const thing of vendor.things.keys()) {
      const fronts = [0, 1, 2].map((style) => productPictures(vendor, thing, style))
      expect(new Set(fronts.map(([front]) => front?.url)).size).toBe(3)
      for (const pictures of fronts) {
        expect(pictures.length).toBeGreaterThanOrEqual(2)
        for (const { alt } of pictures) expect(alt).toContain(vendor.things[thing]?.name)
      }
    }
  }
})

it('says a thing and its style in the way one says them', () => {
  expect(titleOf('Mug', 'oat glaze')).toBe('Mug, oat glaze')
  expect(titleOf('Scarf', 'in fog grey')).toBe('Scarf in fog grey')
})
