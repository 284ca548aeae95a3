/**
 * The names in a listing's address. With one of them a category's or vendor's page is another page: the plain one is kept
 * for everybody, the others are made when they are asked for (`next.config.ts` tells them apart).
 */
export const FILTER_NAMES = [
  'category',
  'vendor',
  'option',
  'min',
  'max',
  'rating',
  'stock',
  'sort',
  'page',
  'size',
] as const
export type FilterName = (typeof FILTER_NAMES)[number]
