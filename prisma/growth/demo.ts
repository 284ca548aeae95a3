import pg from 'pg'
import { DEMO_SIZE, seed } from '#prisma/seed/seed.ts'
import type { Db } from '#server/db/index.ts'
import { markLowStock } from '#server/modules/inventory/mark-low-stock.ts'
import { grow, type Size } from './grow.ts'
import type { Tell } from './load-in-bulk.ts'

/**
 * Fills an empty database with the whole demo: its beginning, then a year of past orders and reviews. Null when there is
 * something in it already, which is left alone. `ownerUrl`: the address of the database's owner.
 */
export async function fillDemo(
  { db, ownerUrl }: { db: Db; ownerUrl: string },
  { keptDays, now }: { keptDays: number; now: Date },
): Promise<Size | null> {
  const beginning = await seed(db, now)
  if (!beginning) return null
  await growTo({ db, ownerUrl }, { size: DEMO_SIZE, keptDays, now })
  return DEMO_SIZE
}

/** Grows the demo through a connection of the owner's. Returns what was added. */
export async function growTo(
  { db, ownerUrl }: { db: Db; ownerUrl: string },
  growth: { size: Size; keptDays: number; now: Date; tell?: Tell },
): Promise<Size> {
  const client = new pg.Client({ connectionString: ownerUrl })
  await client.connect()
  try {
    const added = await grow({ client, db }, growth)
    await markLowStock(db, growth)
    return added
  } finally {
    await client.end()
  }
}
