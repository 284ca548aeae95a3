import { pathWith } from './path.ts'

/** Of so many pages that lie before, the address knows where they began; before those Previous leads to the first one. */
const MOST_PASSED = 60

/** What begins each page that was passed stands in the address, one behind the other. */
const BETWEEN = '~'
const written = (cursor: string) => cursor.replaceAll('%', '%25').replaceAll(BETWEEN, '%7E')
const read = (cursor: string) => cursor.replaceAll('%7E', BETWEEN).replaceAll('%25', '%')

/** A page of a list that is read forwards: what it begins behind, the `passed` of its address, what the next begins behind. */
interface Turn {
  after: string | undefined
  passed: string | undefined
  next: string | null
}

/**
 * The addresses of the pages beside one. A list that is read forwards cannot say what its previous page began behind, so
 * the address takes that along, from the first page on.
 */
export function neighbours(
  path: string,
  kept: Record<string, string | undefined>,
  { after, passed = '', next }: Turn,
): { previousHref: string | undefined; nextHref: string | undefined } {
  const before = passed === '' ? [] : passed.split(BETWEEN)
  const turn = (cursor: string | undefined, pages: readonly string[]) =>
    pathWith(path, { ...kept, after: cursor, passed: pages.slice(-MOST_PASSED).join(BETWEEN) })
  const last = before.at(-1)
  return {
    previousHref: after ? turn(last && read(last), before.slice(0, -1)) : undefined,
    nextHref: next ? turn(next, after ? [...before, written(after)] : []) : undefined,
  }
}
