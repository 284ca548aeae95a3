import { Prisma } from './generated/client.ts'

/** Which page of a list: the rows behind the one whose id is `after`, or the first ones. */
export interface Turn {
  after?: string
  limit: number
}

/** By what a list is sorted. The id decides between equals, so that no row is on two pages or on none. */
export interface Order {
  /** A column or an expression that is never null. */
  key: Prisma.Sql
  id: Prisma.Sql
  descending: boolean
  /** The list's own FROM and WHERE of what the asker may see, so that another's row is no place to go on from. */
  from: Prisma.Sql
}

/**
 * Condition, order and limit of one page, for the end of a statement: one row more than the page has, to know whether
 * there are further ones. Whoever names a row that is not in the list gets no rows. Give the rows to `turned`.
 */
export function turning({ after, limit }: Turn, { key, id, descending, from }: Order) {
  const compare = descending ? Prisma.sql`<` : Prisma.sql`>`
  const direction = descending ? Prisma.sql`DESC` : Prisma.sql`ASC`
  const beyond = after
    ? Prisma.sql`(${key}, ${id}) ${compare} (SELECT ${key}, ${id} ${from} AND ${id} = ${after}::uuid)`
    : Prisma.sql`true`
  const order = Prisma.sql`ORDER BY ${key} ${direction}, ${id} ${direction}`
  return { beyond, order, tail: Prisma.sql`${order} LIMIT ${limit + 1}` }
}

/** The page, and the id behind which the next one begins; null where there is none. */
export function turned<Row extends { id: string }>(
  rows: readonly Row[],
  { limit }: Turn,
): { page: Row[]; next: string | null } {
  const page = rows.slice(0, limit)
  return { page, next: rows.length > limit ? (page.at(-1)?.id ?? null) : null }
}

/** What somebody typed as part of a pattern of LIKE: its own signs stand for themselves. */
export function likePart(typed: string): string {
  return typed.replace(/[\\%_]/g, '\\$&')
}
