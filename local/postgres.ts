import { type ChildProcess, spawn } from 'node:child_process'
import { closeSync, existsSync, openSync, readFileSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { Failure } from './failure.ts'
import {
  ensureRoles,
  initialise,
  lastWords,
  locate,
  type Place,
  passwordsOf,
  urlsOf,
} from './postgres-data.ts'
import { commandOf, end, isAlive } from './processes.ts'

export type PostgresOptions = {
  /** Holds the data, the passwords and the log; made when missing. */
  directory: string
  port: number
  /** The database to make, owned by `tradehall_owner`. Default `tradehall`. */
  database?: string
  /** False for tests: survives kills, but not the end of the machine. Default true. */
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
/**
 * What the machine itself would lose if it stopped is no loss to a test. What a killed server loses is: commits stay
 * synchronous, and pages that were half written are mended, or fault tests would find their own settings at fault.
 */
const THROWAWAY = { fsync: 'off', max_wal_size: '1GB' }

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
  const { ownerUrl, appUrl } = urlsOf(passwordsOf(place), port, database)
  return { pid, port, ownerUrl, appUrl }
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
  const passwords = passwordsOf(place)
  const { adminUrl, ownerUrl, appUrl } = urlsOf(passwords, port, database)

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
      if (attempt < 40 && /still in use|lock file/i.test(words)) {
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
      ownerUrl,
      appUrl,
      ended,
      stop: async () => {
        if (!over) await end(pid, 'SIGINT', 20_000)
      },
    }
  }
}
