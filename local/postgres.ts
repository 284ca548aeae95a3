import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import {
  chownSync,
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { Failure } from './failure.ts'
import { placeFor, programsFor, type Runner, runner } from './postgres-programs.ts'
import { commandOf, end, isAlive } from './processes.ts'

export type PostgresOptions = {
  /** Holds the data, the passwords and the log; made when missing. */
  directory: string
  port: number
  /** The database to make, owned by `tradehall_owner`. Default `tradehall`. */
  database?: string
  /** False for tests: nothing reaches the disk for certain. Default true. */
  durable?: boolean
}

export type RunningPostgres = {
  pid: number
  port: number
  /** For migrations and seeds. */
  ownerUrl: string
  /** For the application: a login in the group `tradehall_app`, which the migrations give its rights. */
  appUrl: string
  /** Settles when the server has ended, whoever ended it. */
  ended: Promise<void>
  /** Ends it in order; waits until it is gone. */
  stop(): Promise<void>
}

type Passwords = { admin: string; owner: string; app: string }
type Place = { as: Runner; programs: string; data: string; log: string; passwords: string }

const ADMIN = 'postgres'
const OWNER = 'tradehall_owner'
const APP = 'tradehall'
const GROUP = 'tradehall_app'

/** Settings that suit a machine shared with the application; addresses and sockets stay on this machine. */
const ALWAYS = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  max_connections: '200',
  jit: 'off',
  timezone: 'UTC',
  log_timezone: 'UTC',
  log_min_messages: 'warning',
}
const THROWAWAY = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', max_wal_size: '1GB' }

function locate(directory: string): Place {
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
function initialise(place: Place, durable: boolean): void {
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
function lastWords(log: string): string {
  const lines = log.split('\n').filter((line) => /error|fatal|panic|hint|could not/i.test(line))
  return lines
    .slice(-3)
    .map((line) => line.trim())
    .join(' ')
}

/** The server that works on this data directory, be it of a launcher that was killed; else undefined. */
function leftover(data: string): number | undefined {
  const file = join(data, 'postmaster.pid')
  if (!existsSync(file)) return undefined
  const pid = Number(readFileSync(file, 'utf8').split('\n')[0])
  if (pid > 1 && isAlive(pid) && commandOf(pid).includes(data)) return pid
  // The id belongs to nobody or, in a container, by now to somebody else, whom PostgreSQL would take for itself.
  rmSync(file, { force: true })
  return undefined
}

type Found = Pick<RunningPostgres, 'pid' | 'port' | 'ownerUrl' | 'appUrl'>

/** The server that runs on `directory`, whoever started it. */
export function findPostgres(directory: string, database = 'tradehall'): Found | undefined {
  if (!existsSync(directory)) return undefined
  const place = locate(directory)
  const pid = leftover(place.data)
  if (pid === undefined) return undefined
  const port = Number(readFileSync(join(place.data, 'postmaster.pid'), 'utf8').split('\n')[3])
  const passwords = JSON.parse(readFileSync(place.passwords, 'utf8')) as Passwords
  return {
    pid,
    port,
    ownerUrl: url(OWNER, passwords.owner, port, database),
    appUrl: url(APP, passwords.app, port, database),
  }
}

/** Ends the server of `directory` if one runs, in order. Says whether one did. */
export async function stopPostgres(directory: string): Promise<boolean> {
  const pid = leftover(locate(directory).data)
  if (pid === undefined) return false
  await end(pid, 'SIGINT', 20_000)
  return true
}

/** Ends the server of `directory` and removes its data, wherever that lives. */
export async function removePostgres(directory: string): Promise<void> {
  if (!existsSync(directory)) return
  await stopPostgres(directory)
  const { data } = locate(directory)
  rmSync(join(data, '..'), { recursive: true, force: true })
  rmSync(directory, { recursive: true, force: true })
}

function launch(place: Place, port: number, durable: boolean): ChildProcess {
  if (existsSync(place.log) && statSync(place.log).size > 10_000_000) rmSync(place.log)
  const log = openSync(place.log, 'a')
  const settings = Object.entries({ ...ALWAYS, ...(durable ? {} : THROWAWAY) })
  const flags = settings.flatMap(([name, value]) => ['-c', `${name}=${value}`])
  const server = spawn(
    join(place.programs, 'bin', 'postgres'),
    ['-D', place.data, '-p', String(port), ...flags],
    {
      ...place.as,
      cwd: place.data,
      stdio: ['ignore', log, log],
      // Its own process group: Ctrl-C in the terminal reaches the launcher alone, which ends the parts in order.
      detached: true,
    },
  )
  closeSync(log)
  return server
}

function url(user: string, password: string, port: number, database: string): string {
  return `postgresql://${user}:${password}@127.0.0.1:${port}/${database}`
}

/** Waits until the server answers; undefined when it has ended instead. */
async function connect(adminUrl: string, hasEnded: () => boolean): Promise<pg.Client | undefined> {
  for (const deadline = Date.now() + 60_000; !hasEnded(); await sleep(40)) {
    const client = new pg.Client({ connectionString: adminUrl })
    try {
      await client.connect()
      return client
    } catch (error) {
      await client.end().catch(() => {})
      if (Date.now() > deadline) throw error
    }
  }
  return undefined
}

async function ensureRoles(admin: pg.Client, passwords: Passwords, database: string): Promise<void> {
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

/**
 * Starts PostgreSQL on `directory`, initialised at the first time, with its roles and database. A server left behind
 * there is ended first; what a killed one leaves is recovered by PostgreSQL itself. Throws a Failure with
 * PostgreSQL's own words when it does not start. The server does not end with this process: call `stop`.
 */
export async function startPostgres(options: PostgresOptions): Promise<RunningPostgres> {
  const { directory, port, database = 'tradehall', durable = true } = options
  const place = locate(directory)
  initialise(place, durable)
  const old = leftover(place.data)
  if (old !== undefined) await end(old, 'SIGINT', 20_000)
  const passwords = JSON.parse(readFileSync(place.passwords, 'utf8')) as Passwords
  const adminUrl = url(ADMIN, passwords.admin, port, 'postgres')

  // A postmaster killed a moment ago: its children need another to notice, and hold the shared memory until then.
  for (let attempt = 1; ; attempt += 1) {
    const began = existsSync(place.log) ? statSync(place.log).size : 0
    const server = launch(place, port, durable)
    let over = false
    const ended = new Promise<void>((resolve) => {
      const close = () => {
        over = true
        resolve()
      }
      server.once('exit', close)
      server.once('error', close)
    })
    const admin = await connect(adminUrl, () => over)
    if (!admin) {
      const words = existsSync(place.log) ? readFileSync(place.log).subarray(began).toString() : ''
      if (attempt < 40 && /still in use|is another postmaster/i.test(words)) {
        await sleep(250)
        continue
      }
      throw new Failure(
        `PostgreSQL did not start: ${lastWords(words) || 'it said nothing'} (its log is ${place.log})`,
      )
    }
    await ensureRoles(admin, passwords, database).finally(() => admin.end())
    const pid = server.pid as number
    return {
      pid,
      port,
      ownerUrl: url(OWNER, passwords.owner, port, database),
      appUrl: url(APP, passwords.app, port, database),
      ended,
      stop: async () => {
        if (!over) await end(pid, 'SIGINT', 20_000)
      },
    }
  }
}
