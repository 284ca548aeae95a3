import { MAX_PAGE, SORTS, type Sort } from '#server/modules/catalog/schema.ts'

export type View = { sort: Sort; page: number }

const FIRST: View = { sort: SORTS[0], page: 1 }

/**
 * A listing's address: sort and page are parts of the path, so that every view of it is a page that can be cached and
 * has one address. The view that people get who choose nothing is the bare address.
 */
export function listingPath(base: string, { sort, page }: View): string {
  const parts = [...(sort === FIRST.sort ? [] : [sort]), ...(page === FIRST.page ? [] : [String(page)])]
  return [base, ...parts].join('/')
}

/** The view that a path's last parts name; null for what `listingPath` never writes. */
export function viewOf(parts: readonly string[] = []): View | null {
  const rest = [...parts]
  const sort = SORTS.find((known) => known !== FIRST.sort && known === rest[0])
  if (sort) rest.shift()
  const page = rest.length > 0 ? pageOf(rest.shift()) : FIRST.page
  return rest.length > 0 || page === null ? null : { sort: sort ?? FIRST.sort, page }
}

function pageOf(part: string | undefined): number | null {
  if (!part || !/^[1-9]\d{0,2}$/.test(part)) return null
  const page = Number(part)
  return page > 1 && page <= MAX_PAGE ? page : null
}
