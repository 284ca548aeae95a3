import { VIEW_FOLDER } from './filter-names.ts'
import { queryOf, readView, type View } from './listing-view.ts'

/** Listings whose address can say what is chosen in them, without their language; the shelves have no words. */
const SEARCH = '/search'

/** A query as a page gets it: a name given twice is a list. */
function record(query: URLSearchParams): Record<string, string[]> {
  return Object.fromEntries([...new Set(query.keys())].map((name) => [name, query.getAll(name)]))
}

/**
 * Where the page is kept that the listing at `path` (without its language) shows with what its query has chosen: in the
 * path, since Next keeps pages by their paths alone (ADR 28). All queries that choose the same lead to the same one. Null
 * where nothing is chosen: that page has an address of its own.
 */
export function keptPath(path: string, query: URLSearchParams): string | null {
  const view = readView({ ...record(query), ...(path === SEARCH ? {} : { q: undefined }) })
  const chosen = queryOf(view)
  return chosen === '' ? null : `${path}/${VIEW_FOLDER}/${Buffer.from(chosen).toString('base64url')}`
}

/** What the last part of such a path has chosen; null where it is not one that `keptPath` writes. */
export function readKept(segment: string): View | null {
  const chosen = Buffer.from(segment, 'base64url').toString()
  const view = readView(record(new URLSearchParams(chosen)))
  return queryOf(view) === chosen && Buffer.from(chosen).toString('base64url') === segment ? view : null
}
