/** The address of a page with its query; what is empty is left out. */
export function pathWith(path: string, query: Record<string, string | number | undefined | null>): string {
  const search = new URLSearchParams()
  for (const [key, value] of Object.entries(query)) if (value) search.set(key, String(value))
  return search.size > 0 ? `${path}?${search}` : path
}

/** What somebody typed into the address is a wish: of several values the first, and blanks are none. */
export function wishes(query: Record<string, string | string[] | undefined>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(query).flatMap(([key, value]) => {
      const first = (Array.isArray(value) ? value[0] : value)?.trim()
      return first ? [[key, first]] : []
    }),
  )
}

export type Query = Promise<Record<string, string | string[] | undefined>>
