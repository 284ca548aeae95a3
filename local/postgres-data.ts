import { spawnSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { chownSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'
import { Failure } from './failure.ts'
import { placeFor, programsFor, type Runner, runner } from './postgres-programs.ts'

export type Passwords = { admin: string; owner: string; app: string }
export type Place = { as: Runner; programs: string; data: string; log: string; passwords: string }

const ADMIN = 'postgres'
const OWNER = 'tradehall_owner'
const APP = 'tradehall'
const GROUP = 'tradehall_app'

/** Where the database of a directory lives, and who runs it. */
export function locate(directory: string): Place {
  const as = runner()
  const programs = programsFor(as)
  const place = placeFor(directory, as)
  return {
    as,
    programs,
    data: join(place, 'data'),
    log: join(place, 'postgres.log'),
    passwords: join(place, 'passwords.json'),
  }
}

/** initdb works beside the final place: an interrupted one leaves nothing that looks like a database. */
export function initialise(place: Place, durable: boolean): void {
  if (existsSync(join(place.data, 'PG_VERSION'))) return
  const half = `${place.data}.new`
  for (const folder of [half, place.data]) rmSync(folder, { recursive: true, force: true })
  mkdirSync(half, { mode: 0o700 })
  const secret = () => randomBytes(18).toString('hex')
  const passwords: Passwords = { admin: secret(), owner: secret(), app: secret() }
  writeFileSync(place.passwords, JSON.stringify(passwords), { mode: 0o600 })
  const passwordFile = join(half, '..', 'admin-password')
  writeFileSync(passwordFile, passwords.admin, { mode: 0o600 })
  if (place.as) for (const path of [half, passwordFile]) chownSync(path, place.as.uid, place.as.gid)
  const flags = [
    `--pgdata=${half}`,
    `--username=${ADMIN}`,
    `--pwfile=${passwordFile}`,
    '--auth=scram-sha-256',
  ]
  // PostgreSQL's own Unicode order needs no locale of the operating system and is the same everywhere.
  flags.push('--encoding=UTF8', '--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--locale=C')
  flags.push('--no-instructions', ...(durable ? [] : ['--no-sync']))
  const run = spawnSync(join(place.programs, 'bin', 'initdb'), flags, {
    ...place.as,
    cwd: half,
    encoding: 'utf8',
  })
  rmSync(passwordFile, { force: true })
  if (run.status !== 0) {
    rmSync(half, { recursive: true, force: true })
    throw new Failure(
      `PostgreSQL could not make its data directory: ${lastWords(run.stderr ?? '') || run.error?.message}`,
    )
  }
  renameSync(half, place.data)
}

/** The last lines that say something, joined to a sentence. */
export function lastWords(log: string): string {
  const lines = log.split('\n').filter((line) => /error|fatal|panic|hint|could not/i.test(line))
  return lines
    .slice(-3)
    .map((line) => line.trim())
    .join(' ')
}

export function passwordsOf(place: Place): Passwords {
  return JSON.parse(readFileSync(place.passwords, 'utf8')) as Passwords
}

/** The addresses of a database for the one that administers, the owner, and the application. */
export function urlsOf(passwords: Passwords, port: number, database: string) {
  const url = (user: string, password: string, name: string) =>
    `postgresql://${user}:${password}@127.0.0.1:${port}/${name}`
  return {
    adminUrl: url(ADMIN, passwords.admin, 'postgres'),
    ownerUrl: url(OWNER, passwords.owner, database),
    appUrl: url(APP, passwords.app, database),
  }
}

/** Makes the roles and the database that are missing; idempotent. */
export async function ensureRoles(admin: pg.Client, passwords: Passwords, database: string): Promise<void> {
  await admin.query(`DO $$ BEGIN
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = '${OWNER}') THEN
      CREATE ROLE ${OWNER} LOGIN CREATEDB CREATEROLE;
    END IF;
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = '${GROUP}') THEN
      CREATE ROLE ${GROUP} NOLOGIN;
    END IF;
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = '${APP}') THEN
      CREATE ROLE ${APP} LOGIN IN ROLE ${GROUP};
    END IF;
  END $$`)
  await admin.query(
    `ALTER ROLE ${OWNER} PASSWORD '${passwords.owner}'; ALTER ROLE ${APP} PASSWORD '${passwords.app}'`,
  )
  const found = await admin.query('SELECT FROM pg_database WHERE datname = $1', [database])
  if (found.rowCount === 0)
    await admin.query(`CREATE DATABASE ${pg.escapeIdentifier(database)} OWNER ${OWNER}`)
}
