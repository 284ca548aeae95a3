/** The demo's categories and vendors. */
import { atelierMira } from './atelier-mira.ts'
import { briseBrise } from './brise-brise.ts'
import { gartenwerk } from './gartenwerk.ts'
import { holzgang } from './holzgang.ts'
import { kilnAndEmber } from './kiln-and-ember.ts'
import { linoUndLeinen } from './lino-und-leinen.ts'
import { nordlichtLampen } from './nordlicht-lampen.ts'
import { olivaAntica } from './oliva-antica.ts'
import { papiermond } from './papiermond.ts'
import { roestereiHafen } from './roesterei-hafen.ts'
import { sattlereiBrandt } from './sattlerei-brandt.ts'
import type { CategorySeed, VendorSeed } from './types.ts'
import { wollwerk } from './wollwerk.ts'

export const categories: readonly CategorySeed[] = [
  {
    slug: 'kitchen-and-table',
    name: 'Kitchen & table',
    description: 'Plates, pans and everything that meets at dinner.',
    art: ['teapot', 'hot-beverage', 'fork-and-knife'],
    ground: ['#f6e4d6', '#e8c8ae', '#fbf1e9'],
  },
  {
    slug: 'home-and-living',
    name: 'Home & living',
    description: 'Lamps, clocks and quiet objects for good rooms.',
    art: ['couch-and-lamp', 'candle', 'potted-plant'],
    ground: ['#e3e8f3', '#c3cee4', '#f2f5fa'],
  },
  {
    slug: 'clothing-and-textiles',
    name: 'Clothing & textiles',
    description: 'Woven, knitted and sewn in small runs.',
    art: ['dress', 'scarf', 'yarn'],
    ground: ['#f5dfe6', '#e8bccb', '#fbf0f4'],
  },
  {
    slug: 'bags-and-leather',
    name: 'Bags & leather',
    description: 'Things that carry things, made to be repaired.',
    art: ['backpack', 'handbag', 'luggage'],
    ground: ['#f3e7d3', '#e2cba3', '#faf4ea'],
  },
  {
    slug: 'jewellery',
    name: 'Jewellery',
    description: 'Rings, chains and pins from small workshops.',
    art: ['ring', 'gem-stone', 'crown'],
    ground: ['#e9e3f4', '#cfc2e6', '#f5f2fa'],
  },
  {
    slug: 'paper-and-books',
    name: 'Paper & books',
    description: 'Notebooks, prints and pens that like to be used.',
    art: ['notebook-with-decorative-cover', 'fountain-pen', 'love-letter'],
    ground: ['#fbefc9', '#f0d88f', '#fef8e6'],
  },
  {
    slug: 'food-and-drink',
    name: 'Food & drink',
    description: 'Roasted, pressed and preserved by people we know.',
    art: ['olive', 'honey-pot', 'cheese-wedge'],
    ground: ['#e6efd5', '#c9dba9', '#f4f8ec'],
  },
  {
    slug: 'garden-and-outdoors',
    name: 'Garden & outdoors',
    description: 'Tools and pots for balconies, beds and trails.',
    art: ['sunflower', 'basket', 'herb'],
    ground: ['#d8ebe0', '#aed3bf', '#ecf6f0'],
  },
]

export const vendors: readonly VendorSeed[] = [
  kilnAndEmber,
  nordlichtLampen,
  wollwerk,
  sattlereiBrandt,
  atelierMira,
  papiermond,
  roestereiHafen,
  gartenwerk,
  linoUndLeinen,
  olivaAntica,
  holzgang,
  briseBrise,
]

/** How many products the demo shows; vendors' lists are cut evenly to come to it. */
export const PRODUCT_COUNT = 400
