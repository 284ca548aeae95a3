/** What Next hands a page as its query; a name given twice is a list. */
export type PageQuery = Promise<Record<string, string | string[] | undefined>>

/** One parameter of a page's query, the first where it was given twice. */
export async function queryValue(query: PageQuery, name: string): Promise<string | undefined> {
  const value = (await query)[name]
  return Array.isArray(value) ? value[0] : value
}
