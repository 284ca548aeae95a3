/**
 * The demo's data: `node prisma/seed/main.ts` with DATABASE_URL and MIGRATION_DATABASE_URL. Deterministic but for ids and dates; a database that
 * has vendors already is left as it is.
 */

import { fillDemo } from '#prisma/growth/demo.ts'
import { connect } from '#server/database.ts'
import { env } from '#server/env.ts'

if (env.TRADEHALL_MODE !== 'demo') {
  console.error('The seed is for demonstrations: set TRADEHALL_MODE=demo, or leave the database as it is.')
  process.exit(1)
}
const db = connect(env.DATABASE_URL)
try {
  const ownerUrl = env.MIGRATION_DATABASE_URL ?? env.DATABASE_URL
  const counts = await fillDemo({ db, ownerUrl }, { keptDays: env.KEEP_EVENTS_DAYS, now: new Date() })
  console.log(
    counts
      ? `seeded ${counts.products} products of ${counts.vendors} vendors, ${counts.orders} orders, ${counts.reviews} reviews`
      : 'seeded before',
  )
} finally {
  await db.$disconnect()
}
