import { isText } from '#server/core/typed-text.ts'
import {
  type Filters,
  filterInput,
  MAX_PAGE,
  PAGE_SIZE,
  PAGE_SIZES,
  SORTS,
  type Sort,
} from '#server/modules/catalog/schema.ts'
import type { FilterName } from './filter-names.ts'

/** What a listing's address says: all that a visitor has chosen, and nothing else does. */
export interface View extends Filters {
  /** The words searched for; empty for none. */
  q: string
  sort: Sort
  page: number
  pageSize: number
}

/** Prices in addresses and fields are whole units of the shop's currency. */
const MINOR = 100

const NONE: Filters = {
  ...filterInput.parse({}),
  minPrice: undefined,
  maxPrice: undefined,
  rating: undefined,
}

/** Nothing chosen. */
export const PLAIN: View = { ...NONE, q: '', sort: 'newest', page: 1, pageSize: PAGE_SIZE }

/** What people get who do not choose: the best match where they search, else what is new. */
export const defaultSort = (view: Pick<View, 'q'>): Sort => (view.q ? 'relevance' : 'newest')

type Query = Record<string, string | string[] | undefined>

/** Reads an address's query. What it does not know or cannot be is as if it were not there: a link is never an error. */
export function readView(query: Query): View {
  const all = (name: FilterName | 'q') => [query[name] ?? []].flat().filter(isText)
  const one = (name: FilterName | 'q') => all(name)[0] ?? ''
  const valid = <K extends keyof Filters>(name: K, value: unknown): Filters[K] => {
    const { success, data } = filterInput.shape[name].safeParse(value)
    return (success ? data : NONE[name]) as Filters[K]
  }
  const known = <K extends 'categories' | 'vendors' | 'options'>(name: K, values: string[]) =>
    valid(name, [...new Set(values.filter((value) => valid(name, [value]).length > 0))].sort().slice(0, 20))
  const price = (text: string) => (/^\d{1,6}$/.test(text) ? Number(text) * MINOR : undefined)
  const q = one('q').trim().slice(0, 120)
  const page = /^[1-9]\d{0,2}$/.test(one('page')) ? Number(one('page')) : 1
  return {
    q,
    categories: known('categories', all('category')),
    vendors: known('vendors', all('vendor')),
    options: known('options', all('option')),
    minPrice: price(one('min')),
    maxPrice: price(one('max')),
    rating: valid('rating', Number(one('rating'))),
    inStock: one('stock') === '1',
    sort: SORTS.find((sort) => sort === one('sort') && (q || sort !== 'relevance')) ?? defaultSort({ q }),
    page: Math.min(page, MAX_PAGE),
    pageSize: PAGE_SIZES.find((size) => String(size) === one('size')) ?? PAGE_SIZE,
  }
}

/** The names and values of a view in their one order, without what is so anyway: a form's hidden fields. */
export function fieldsOf(view: View): [name: FilterName | 'q', value: string][] {
  const fields: [FilterName | 'q', string | number | undefined | false][] = [
    ['q', view.q],
    ...view.categories.map((slug) => ['category', slug] as [FilterName, string]),
    ...view.vendors.map((slug) => ['vendor', slug] as [FilterName, string]),
    ...view.options.map((option) => ['option', option] as [FilterName, string]),
    ['min', view.minPrice === undefined ? undefined : Math.floor(view.minPrice / MINOR)],
    ['max', view.maxPrice === undefined ? undefined : Math.floor(view.maxPrice / MINOR)],
    ['rating', view.rating],
    ['stock', view.inStock && '1'],
    ['sort', view.sort !== defaultSort(view) && view.sort],
    ['page', view.page > 1 && view.page],
    ['size', view.pageSize !== PAGE_SIZE && view.pageSize],
  ]
  return fields.flatMap(([name, value]) =>
    value === undefined || value === false || value === '' ? [] : [[name, String(value)]],
  )
}

/** What an address says of a view, empty where nothing is chosen. Every view has exactly one. */
export const queryOf = (view: View): string => new URLSearchParams(fieldsOf(view)).toString()

/** A listing's address: `base` and what was chosen. */
export function viewAddress(base: string, view: View): string {
  const query = queryOf(view)
  return query ? `${base}?${query}` : base
}

/** The first page of a view with something else chosen. */
export const changed = (view: View, change: Partial<View>): View => ({ ...view, page: 1, ...change })

/** A list with a value that was not in it, or without one that was. */
export function toggled(values: readonly string[], value: string): string[] {
  return values.includes(value) ? values.filter((one) => one !== value) : [...values, value].sort()
}

/** The view with no filter, of the same words, in the same order. */
export const unfiltered = (view: View): View => changed(view, NONE)

/** How many filters are set. */
export function filterCount(view: View): number {
  const { categories, vendors, options, minPrice, maxPrice, rating, inStock } = view
  const price = minPrice !== undefined || maxPrice !== undefined
  const single = [price, rating !== undefined, inStock].filter(Boolean).length
  return categories.length + vendors.length + options.length + single
}
