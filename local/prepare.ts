import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'
import { cacheFolder } from './cache.ts'
import { lock } from './lock.ts'
import { generate, migrate } from './prisma.ts'
import { ROOT } from './root.ts'
import { runOrFail } from './run.ts'

const SCHEMA = join(ROOT, 'prisma', 'schema')
const MIGRATIONS = join(ROOT, 'prisma', 'migrations')
const SEED_FOLDER = join(ROOT, 'prisma', 'seed')
const SEED = join(SEED_FOLDER, 'main.ts')
const PICTURES = join(SEED_FOLDER, 'pictures', 'main.ts')

/** Writes the database client unless the one that is there comes from this very schema and lock file. */
export async function ensureClient(stop?: AbortSignal): Promise<void> {
  const hash = createHash('sha256').update(readFileSync(join(ROOT, 'package-lock.json')))
  for (const file of readdirSync(SCHEMA).sort()) hash.update(file).update(readFileSync(join(SCHEMA, file)))
  const wanted = hash.digest('hex')
  const stamp = join(ROOT, 'server', 'db', 'generated', '.from')
  const isThere = () => existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted
  if (isThere()) return
  mkdirSync(join(ROOT, '.local'), { recursive: true })
  const release = await lock(join(ROOT, '.local', 'client.lock'))
  try {
    if (isThere()) return
    await generate(stop)
    writeFileSync(stamp, wanted)
  } finally {
    release()
  }
}

async function appliedMigrations(ownerUrl: string): Promise<Set<string>> {
  const client = new pg.Client({ connectionString: ownerUrl })
  await client.connect()
  try {
    const { rows } = await client.query(
      'SELECT migration_name FROM _prisma_migrations WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL',
    )
    return new Set(rows.map((row) => row.migration_name as string))
  } catch (error) {
    if ((error as { code?: string }).code === '42P01') return new Set() // no such table: an empty database
    throw error
  } finally {
    await client.end()
  }
}

/** Brings the database to the newest migration. Looks first: Prisma takes two seconds to find nothing to do. */
export async function ensureMigrated(ownerUrl: string, stop: AbortSignal): Promise<void> {
  const applied = await appliedMigrations(ownerUrl).catch(() => new Set<string>())
  const wanted = readdirSync(MIGRATIONS, { withFileTypes: true }).filter((entry) => entry.isDirectory())
  if (wanted.every(({ name }) => applied.has(name))) return
  await migrate(ownerUrl, stop)
}

/** Whether a database has vendors, which only a seeded or a used one has. */
async function hasVendors(ownerUrl: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: ownerUrl })
  await client.connect()
  const { rowCount } = await client.query('SELECT FROM vendors LIMIT 1').finally(() => client.end())
  return rowCount === 1
}

/** Changes with anything that the seed is made of. */
function hashOfSeed(): string {
  const hash = createHash('sha256')
  const entries = readdirSync(SEED_FOLDER, { recursive: true, withFileTypes: true })
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name))
  for (const file of files.sort()) hash.update(file.slice(ROOT.length)).update(readFileSync(file))
  return hash.digest('hex')
}

/** Draws the pictures of the demo into their folder, once for all instances and clones. */
export async function ensurePictures(folder: string, stop: AbortSignal): Promise<void> {
  const stamp = join(folder, 'drawn-from')
  const wanted = hashOfSeed()
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return
  const env = { ...process.env, PICTURES_DIR: folder }
  // In a folder that somebody named themselves may be more than the demo's.
  const args = folder === join(cacheFolder(), 'pictures') ? ['--forget-old'] : []
  await runOrFail('Drawing the pictures', process.execPath, [PICTURES, ...args], {
    ...{ cwd: ROOT, env, stop },
    // Whatever else a start has to do goes first.
    gently: true,
  })
  writeFileSync(stamp, wanted)
}

/**
 * Fills the database with the demo's data, once. The seed itself knows whether it is there; `stamp`, a file that lives
 * and dies with the database, only spares the seconds in which it finds out. Says whether the seed ran.
 */
export async function ensureSeeded(
  env: NodeJS.ProcessEnv,
  stamp: string,
  stop: AbortSignal,
): Promise<boolean> {
  if (!existsSync(SEED)) return false
  const wanted = hashOfSeed()
  const isStamped = existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted
  if (isStamped && (await hasVendors(String(env.MIGRATION_DATABASE_URL)))) return false
  await runOrFail('Filling the database', process.execPath, [SEED], { cwd: ROOT, env, stop })
  writeFileSync(stamp, wanted)
  return true
}
