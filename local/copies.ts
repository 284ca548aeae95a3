/**
 * A shop past one machine, as `docs/deploy.md` has it, but on this one: two copies of web, of worker and of a
 * self-hosted Inngest server on one PostgreSQL and one Redis, each pair behind a balancer at the address that the single
 * part has otherwise. Takes over a running instance, whose PostgreSQL and emulators go on.
 */
import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { balance } from './balancer.ts'
import { Failure } from './failure.ts'
import { findInngest } from './inngest-server/resolve.ts'
import { answers } from './launchers.ts'
import { MARK, markOf } from './leftovers.ts'
import { type Launched, launchProcess } from './part.ts'
import { anyPort } from './ports.ts'
import { signal } from './processes.ts'
import { ROOT, stateFolder } from './root.ts'
import { describeInstance, holdPart, type InstanceState, releasePart } from './stack.ts'

export type Role = 'web' | 'worker' | 'inngest'
const ROLES: Role[] = ['web', 'worker', 'inngest']

export interface Copies {
  /** Kills one of the two copies, as a crash would; nobody starts it again. */
  killOne(role: Role): void
  /** Ends all copies and lets the instance's own parts run again. */
  close(): Promise<void>
}

/** The Redis server's program on the PATH; undefined where none is installed. */
export function findRedis(): string | undefined {
  const folders = (process.env.PATH ?? '').split(delimiter).filter(Boolean)
  return folders.map((folder) => join(folder, 'redis-server')).find((path) => existsSync(path))
}

/** A second web role beside that of the instance which serves people at `url`, on its database and its build. */
export async function startWebCopy(url: string): Promise<{ url: string; stop: () => Promise<void> }> {
  const { port: wanted } = new URL(url)
  const instances = [describeInstance('test'), describeInstance('start')]
  const state = instances.find((one) => String(one?.ports.web) === wanted)
  if (!state) throw new Failure(`No instance of this clone serves ${url}.`)
  const port = await anyPort()
  const copy = await launchCopy(state, { name: `web-${port}`, ...serving(state, 'web', port) })
  const own = `http://127.0.0.1:${port}`
  await until(`${own}/api/ready`, 'web')
  return { url: own, stop: () => copy.stop() }
}

/** Starts the copies on the `test` instance; settles when all of them answer. Needs Redis. */
export async function startCopies(redis: string): Promise<Copies> {
  const state = describeInstance('test')
  if (!state) throw new Failure('The instance `test` does not run.')
  const copies = new Started(state)
  try {
    await copies.start(redis)
    return copies
  } catch (error) {
    await copies.close()
    throw error
  }
}

class Started implements Copies {
  readonly #state: InstanceState
  readonly #launched: Launched[] = []
  readonly #pairs = new Map<Role, Launched[]>()
  readonly #balancers: (() => Promise<void>)[] = []

  constructor(state: InstanceState) {
    this.#state = state
  }

  async start(redis: string): Promise<void> {
    const { ports } = this.#state
    for (const role of ROLES) await holdPart('test', role)
    const redisPort = await anyPort()
    const quiet = ['--save', '', '--appendonly', 'no', '--bind', '127.0.0.1', '--port', String(redisPort)]
    await this.#launch('redis', redis, quiet)
    const stores = [
      ...['--postgres-uri', await this.#database()],
      ...['--redis-uri', `redis://127.0.0.1:${redisPort}`],
    ]
    const keys = { event: randomBytes(16).toString('hex'), signing: randomBytes(32).toString('hex') }
    await this.#pair('inngest', (port) => this.#inngest(port, [...stores, ...flagsOf(keys)]))
    // The SDK speaks to a self-hosted server as to the cloud: signed, and in no development mode.
    const signed = {
      INNGEST_DEV: '',
      INNGEST_EVENT_KEY: keys.event,
      INNGEST_SIGNING_KEY: keyOf(keys.signing),
    }
    for (const role of ['web', 'worker'] as const)
      await this.#pair(role, (port) => this.#copy(role, port, signed))
    for (const [role, port] of [
      ['web', ports.web],
      ['worker', ports.worker],
    ] as const)
      await until(`http://127.0.0.1:${port}/api/ready`, role)
  }

  killOne(role: Role): void {
    const one = this.#pairs.get(role)?.shift()
    // The whole group: `serve` and the server that it runs.
    if (!one || !signal(-one.pid, 'SIGKILL')) throw new Error(`There is no copy of ${role} to kill.`)
  }

  async close(): Promise<void> {
    for (const end of this.#balancers) await end()
    await Promise.all(this.#launched.map((one) => one.stop()))
    for (const role of ROLES) await releasePart('test', role)
  }

  /**
   * Two copies at ports of their own, and the balancer at the single part's. The second starts when the first answers: two
   * job servers that migrate one empty database at the same moment break each other's migration.
   */
  async #pair(role: Role, launch: (port: number) => Promise<Launched>): Promise<void> {
    const ports = [await anyPort(), await anyPort()]
    const path = role === 'inngest' ? 'health' : 'api/ready'
    const pair: Launched[] = []
    for (const port of ports) {
      pair.push(await launch(port))
      await until(`http://127.0.0.1:${port}/${path}`, role)
    }
    this.#pairs.set(role, pair)
    this.#balancers.push(await balance(this.#state.ports[role], ports))
  }

  #copy(role: 'web' | 'worker', port: number, settings: Record<string, string>): Promise<Launched> {
    const { program, args, env } = serving(this.#state, role, port)
    return this.#launch(`${role}-${port}`, program, args, { ...env, ...settings })
  }

  async #inngest(port: number, more: string[]): Promise<Launched> {
    const search = { env: process.env, tell: () => {}, stop: new AbortController().signal }
    const own = ['connect-gateway-port', 'connect-gateway-grpc-port', 'connect-executor-grpc-port']
    const ports = await Promise.all(own.map(async (name) => [`--${name}`, String(await anyPort())]))
    const args = ['start', '--host', '127.0.0.1', '--port', String(port), '--tick', '50', ...ports.flat()]
    const quiet = ['--log-level', 'warn', '--retry-interval', '1']
    return this.#launch(`inngest-${port}`, await findInngest(search), [...args, ...quiet, ...more])
  }

  async #launch(
    name: string,
    program: string,
    args: string[],
    env: Record<string, string> = {},
  ): Promise<Launched> {
    const launched = await launchCopy(this.#state, { name, program, args, env })
    this.#launched.push(launched)
    return launched
  }

  /** A database of the Inngest servers' own beside the shop's. */
  async #database(): Promise<string> {
    const url = new URL(String(this.#state.env.MIGRATION_DATABASE_URL))
    const name = `inngest_${randomBytes(4).toString('hex')}`
    const client = new pg.Client({ connectionString: url.href })
    await client.connect()
    await client.query(`CREATE DATABASE ${name}`).finally(() => client.end())
    url.pathname = `/${name}`
    url.searchParams.set('sslmode', 'disable')
    return url.href
  }
}

interface Program {
  program: string
  args: string[]
  env?: Record<string, string>
}

/** A role of the build that the instance runs, at a port of its own. */
function serving({ name, env }: InstanceState, role: 'web' | 'worker', port: number): Program {
  const args = [join('local', 'main.ts'), 'serve', '--role', role, '--port', String(port)]
  return {
    program: process.execPath,
    args: [...args, '--host', '127.0.0.1'],
    env: { ...env, NEXT_DIST_DIR: join('.local', name, 'next') },
  }
}

async function launchCopy(
  state: InstanceState,
  { name, program, args, env }: Program & { name: string },
): Promise<Launched> {
  const place = join(stateFolder(state.name), 'copies')
  mkdirSync(place, { recursive: true })
  return launchProcess({
    ...{ program, args, log: join(place, `${name}.log`), patience: 5_000 },
    cwd: name.startsWith('w') ? ROOT : place,
    env: { ...process.env, ...env, [MARK]: markOf(state.name), DO_NOT_TRACK: '1' },
  })
}

function flagsOf(keys: { event: string; signing: string }): string[] {
  return ['--event-key', keys.event, '--signing-key', keys.signing]
}

function keyOf(signing: string): string {
  return `signkey-prod-${signing}`
}

async function until(url: string, what: string): Promise<void> {
  for (const deadline = Date.now() + 60_000; !(await answers(url).catch(() => false)); await sleep(100)) {
    if (Date.now() > deadline) throw new Failure(`A copy of ${what} does not answer after a minute.`)
  }
}
