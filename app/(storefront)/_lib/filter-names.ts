/** The folder below a listing in which its pages are kept by what is chosen in them; no visitor sees it (kept-view.ts). */
export const VIEW_FOLDER = 'view'

/** The names in a listing's address. With one of them it is another page than the plain one (`proxy.ts`). */
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
