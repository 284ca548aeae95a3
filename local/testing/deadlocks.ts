import { connect } from '#server/database.ts'
import type { Db } from '#server/db/index.ts'
import type { TestDatabase } from './database.ts'

const RACE = 'race'

/**
 * Does `work` with a client of its own and says how many deadlocks PostgreSQL has counted in the test's database since
 * it was made: a deadlock that was tried again, and so went unnoticed, is one all the same.
 */
export async function countDeadlocks<T>(
  test: TestDatabase,
  work: (db: Db) => Promise<T>,
): Promise<{ result: T; deadlocks: number }> {
  const url = new URL(test.appUrl)
  url.searchParams.set('application_name', RACE)
  const db = connect(url.href, 16)
  const result = await work(db).finally(() => db.$disconnect())
  // A backend reports what it has counted at the latest when it ends.
  while ((await backends(test.db)) > 0) await new Promise((resolve) => setTimeout(resolve, 20))
  const [row] = await test.db.$queryRaw<{ deadlocks: number }[]>`
    SELECT deadlocks::int FROM pg_stat_database WHERE datname = current_database()`
  return { result, deadlocks: row?.deadlocks ?? -1 }
}

async function backends(db: Db): Promise<number> {
  const [row] = await db.$queryRaw<{ count: number }[]>`
    SELECT count(*)::int AS count FROM pg_stat_activity
    WHERE datname = current_database() AND application_name = ${RACE}`
  return row?.count ?? 0
}
