import { Prisma } from '#server/db/generated/client.ts'
import type { Db, Tx } from '#server/db/index.ts'
import { likePart } from '#server/db/keyset.ts'
import type { CustomerPageInput } from './schema.ts'

/** Somebody with an account, in the operators' list. */
export interface CustomerRow {
  id: string
  name: string
  email: string
  emailVerified: boolean
  lockedAt: Date | null
  orders: number
  createdAt: Date
}

/** How many people a page has. */
const PAGE = 25

/** Customers with an account, newest first. `next` is null on the last page. */
export async function searchCustomers(
  db: Db | Tx,
  { search, show, after }: CustomerPageInput,
): Promise<{ customers: CustomerRow[]; next: string | null }> {
  const conditions = [
    Prisma.sql`u.role = 'customer'`,
    ...(search ? [found(search)] : []),
    ...(show === 'locked' ? [Prisma.sql`u.locked_at IS NOT NULL`] : []),
    ...(after ? [Prisma.sql`u.id < ${after}::uuid`] : []),
  ]
  const rows = await db.$queryRaw<CustomerRow[]>`
    SELECT u.id, u.name, u.email, u.email_verified AS "emailVerified", u.locked_at AS "lockedAt",
      (SELECT count(*)::int FROM orders o WHERE o.user_id = u.id) AS orders, u.created_at AS "createdAt"
    FROM users u WHERE ${Prisma.join(conditions, ' AND ')}
    ORDER BY u.id DESC LIMIT ${PAGE + 1}`
  const customers = rows.slice(0, PAGE)
  return { customers, next: rows.length > PAGE ? (customers.at(-1)?.id ?? null) : null }
}

/** By indexes of their own, and before anything is sorted (see `listOrders`). */
function found(search: string): Prisma.Sql {
  const typed = likePart(search.toLowerCase())
  return Prisma.sql`u.id = ANY (ARRAY(
    SELECT id FROM users WHERE lower(email) LIKE ${`${typed}%`}
    UNION SELECT id FROM users WHERE lower(name) LIKE ${`%${typed}%`}))`
}
