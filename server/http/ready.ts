import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { database } from '#server/database.ts'
import { type Db, sqlState } from '#server/db/index.ts'
import { log } from '#server/log.ts'

/** How long the database may take to answer, in milliseconds. */
const TIMEOUT_MS = 3_000

/** Ready to serve people: 200 when the database answers and has this build's migrations, else 503 with the reason. */
export async function ready(): Promise<Response> {
  const why = await reasonAgainst(database)
  const body = why ? { status: 'not-ready', why } : { status: 'ready' }
  return Response.json(body, { status: why ? 503 : 200, headers: { 'Cache-Control': 'no-store' } })
}

/** Why this process cannot serve people now, in words that betray no address; undefined when it can. */
export async function reasonAgainst(db: Db, known: () => Promise<string[]> = knownMigrations) {
  try {
    const [applied, isolation] = await Promise.race([
      Promise.all([appliedMigrations(db), defaultIsolation(db)]),
      late(),
    ])
    if (isolation !== 'read committed') return `transactions are ${isolation}, not read committed`
    const missing = (await known()).filter((name) => !applied.has(name))
    return missing.length > 0 ? `the database lacks ${missing.length} of this build's migrations` : undefined
  } catch (error) {
    // The table of migrations is not there: an empty database.
    if (sqlState(error) === '42P01') return 'the database has not been migrated'
    log().warn({ err: error }, 'the database does not answer')
    return 'the database does not answer'
  }
}

async function appliedMigrations(db: Db): Promise<Set<string>> {
  const rows = await db.$queryRaw<{ name: string }[]>`
    SELECT migration_name AS name FROM _prisma_migrations WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL`
  return new Set(rows.map((row) => row.name))
}

/** What a transaction is that does not say: the locking in all statements is made for READ COMMITTED. */
async function defaultIsolation(db: Db): Promise<string | undefined> {
  const rows = await db.$queryRaw<{ isolation: string }[]>`
    SELECT current_setting('default_transaction_isolation') AS isolation`
  return rows[0]?.isolation
}

let names: Promise<string[]> | undefined

/** The migrations that this build was made with. */
function knownMigrations(): Promise<string[]> {
  names ??= readdir(join(/*turbopackIgnore: true*/ process.cwd(), 'prisma/migrations'), {
    withFileTypes: true,
  })
    .then((entries) => entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name))
    // An image without the sources: whoever deployed it has migrated.
    .catch(() => [])
  return names
}

function late(): Promise<never> {
  return new Promise((_, reject) => {
    setTimeout(() => reject(new Error(`no answer within ${TIMEOUT_MS} ms`)), TIMEOUT_MS).unref()
  })
}
