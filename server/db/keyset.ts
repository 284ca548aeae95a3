import { Prisma } from './generated/client.ts'

/** Which page of a list: the rows behind `after`, or those right before `before` (ids of rows), or the first ones. */
export interface Turn {
  after?: string
  before?: string
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
export function turning({ after, before, limit }: Turn, { key, id, descending, from }: Order) {
  const backwards = !after && before !== undefined
  const downwards = descending !== backwards
  const anchor = after ?? before
  const compare = downwards ? Prisma.sql`<` : Prisma.sql`>`
  const direction = downwards ? Prisma.sql`DESC` : Prisma.sql`ASC`
  const beyond = anchor
    ? Prisma.sql`(${key}, ${id}) ${compare} (SELECT ${key}, ${id} ${from} AND ${id} = ${anchor}::uuid)`
    : Prisma.sql`true`
  const order = Prisma.sql`ORDER BY ${key} ${direction}, ${id} ${direction}`
  return { beyond, order, tail: Prisma.sql`${order} LIMIT ${limit + 1}` }
}

/** The page in the list's order, and the ids from which its neighbours are asked for; null where there is none. */
export function turned<Row extends { id: string }>(
  rows: readonly Row[],
  { after, before, limit }: Turn,
): { page: Row[]; previous: string | null; next: string | null } {
  const backwards = !after && before !== undefined
  const more = rows.length > limit
  const page = backwards ? rows.slice(0, limit).reverse() : rows.slice(0, limit)
  const first = page[0]?.id ?? null
  const last = page.at(-1)?.id ?? null
  return {
    page,
    previous: backwards ? (more ? first : null) : after ? first : null,
    next: backwards || more ? last : null,
  }
}

/** What somebody typed as part of a pattern of LIKE: its own signs stand for themselves. */
export function likePart(typed: string): string {
  return typed.replace(/[\\%_]/g, '\\$&')
}
