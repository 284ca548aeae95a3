import pg from 'pg'
import { migrate } from '#local/prisma.ts'
import { grow, type Size } from '#prisma/growth/grow.ts'
import { seed } from '#prisma/seed/seed.ts'
import { connect } from '#server/database.ts'

/** Events of so many days are kept in the grown databases, a month instead of the usual quarter: they load sooner. */
const KEPT_DAYS = 30

export function named(url: string, database: string): string {
  const address = new URL(url)
  address.pathname = `/${database}`
  return address.href
}

/** Makes the database on the server of `ownerUrl` if it is not there, and fills it until it has that size. */
export async function growDatabase(
  { ownerUrl, appUrl }: { ownerUrl: string; appUrl: string },
  { name, size, tell }: { name: string; size: Size; tell: (line: string) => void },
): Promise<{ ownerUrl: string; appUrl: string }> {
  await asOwner(ownerUrl, async (client) => {
    const { rowCount } = await client.query('SELECT FROM pg_database WHERE datname = $1', [name])
    if (!rowCount) await client.query(`CREATE DATABASE ${name}`)
  })
  const urls = { ownerUrl: named(ownerUrl, name), appUrl: named(appUrl, name) }
  await migrate(urls.ownerUrl)
  const db = connect(urls.appUrl, 2)
  try {
    await seed(db, new Date())
    await asOwner(urls.ownerUrl, async (client) => {
      const added = await grow({ client, db }, { size, keptDays: KEPT_DAYS, now: new Date(), tell })
      // As autovacuum leaves it: without this the first readers write hint bits, and no index-only scan works.
      if (added.orders > 0) await client.query('VACUUM (ANALYZE)')
    })
    // Stock that suffices: what is sold out is not what is measured.
    await db.$executeRaw`UPDATE stock SET on_hand = on_hand + 100000 WHERE on_hand < 100000`
  } finally {
    await db.$disconnect()
  }
  return urls
}

export async function asOwner(url: string, work: (client: pg.Client) => Promise<void>): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  await work(client).finally(() => client.end())
}
