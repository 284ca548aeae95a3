import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { ensureBuild, installBuild, NEXT, nextFolder } from './build.ts'
import { Failure } from './failure.ts'
import { findInngest } from './inngest-server/resolve.ts'
import { MARK, markOf } from './leftovers.ts'
import type { Release } from './lock.ts'
import { type Launched, lastLines, launchProcess, Part } from './part.ts'
import { startPostgres } from './postgres.ts'
import { ensureClient, ensureMigrated, ensureSeeded } from './prepare.ts'
import { beginningOf } from './processes.ts'
import { step, type Tell } from './progress.ts'
import { type InstanceName, ROOT, stateFolder } from './root.ts'
import {
  type ChosenPorts,
  choosePorts,
  emulatorEnvironment,
  type Services,
  servicesFrom,
  shopEnvironment,
  urlsFor,
} from './settings.ts'
import { type InstanceState, type PartName, removeState, writeState } from './state.ts'

export type StartOptions = {
  mode: 'production' | 'dev'
  tell: Tell
  /** Where the person's own services are named; default `process.env`. */
  env?: NodeJS.ProcessEnv
  /** More settings for the shop, such as PLACEMENT_RATE_PER_MINUTE. */
  shop?: Record<string, string>
  /** More arguments for the Inngest server, such as `--retry-interval 1`. */
  inngest?: string[]
  /** Gives up and ends everything, also while it starts. */
  stop?: AbortSignal
}

const PATIENCE = { web: 8_000, worker: 8_000, emulators: 5_000, inngest: 5_000 }

/** One running instance: its processes, its state file, its end. */
export class Instance {
  readonly name: InstanceName
  readonly #options: StartOptions
  readonly #release: Release
  readonly #parts = new Map<PartName, Part>()
  readonly #abort = new AbortController()
  #state!: InstanceState
  #services!: Services
  #chosen!: ChosenPorts
  #stopped: Promise<void> | undefined

  constructor(name: InstanceName, options: StartOptions, release: Release) {
    this.name = name
    this.#options = options
    this.#release = release
    options.stop?.addEventListener('abort', () => this.#abort.abort())
    if (options.stop?.aborted) this.#abort.abort()
  }

  get state(): InstanceState {
    return this.#state
  }

  /** Brings everything up; settles when the shop answers. */
  async start(): Promise<void> {
    const env = this.#options.env ?? process.env
    this.#services = servicesFrom(this.name, env)
    this.#chosen = await choosePorts(
      this.name,
      this.name === 'start' ? Number(env.PORT) || undefined : undefined,
    )
    for (const sentence of this.#chosen.moved) this.#options.tell(`  ! ${sentence}`)
    const waiting = { state: 'waiting' as const, restarts: 0 }
    this.#state = {
      name: this.name,
      mode: this.#options.mode,
      launcher: { pid: process.pid, began: beginningOf(process.pid) },
      startedAt: new Date().toISOString(),
      ports: this.#chosen.ports,
      urls: urlsFor(this.#chosen.ports, env, this.#services),
      parts: { postgres: waiting, emulators: waiting, web: waiting, worker: waiting, inngest: waiting },
      env: {},
    }
    writeState(this.#state)
    void this.#bringInngest(env)
    const client = this.#step('Writing the database client', ensureClient)
    const [build] = await this.#all([client.then(() => this.#build()), this.#data(client)])
    await this.#step('Starting the shop', () => this.#serve(build))
    this.#write({ readyAt: new Date().toISOString() })
  }

  /** Ends every process in order, the database last; a second call waits for the first. */
  stop(): Promise<void> {
    this.#stopped ??= this.#end()
    return this.#stopped
  }

  async #end(): Promise<void> {
    this.#abort.abort()
    for (const names of [['inngest', 'web', 'worker'], ['emulators'], ['postgres']] as PartName[][]) {
      await Promise.all(names.map((name) => this.#parts.get(name)?.stop()))
    }
    removeState(this.name)
    this.#release()
  }

  /** Waits for all, but fails with the first that fails, or when somebody wants it all to stop. */
  async #all<T extends unknown[]>(work: { [K in keyof T]: Promise<T[K]> }): Promise<T> {
    const stopped = new Promise<never>((_, reject) => {
      this.#abort.signal.addEventListener('abort', () => reject(new Failure('Stopped.')))
      if (this.#abort.signal.aborted) reject(new Failure('Stopped.'))
    })
    stopped.catch(() => {})
    return (await Promise.race([Promise.all(work), stopped])) as T
  }

  #step<T>(what: string, work: () => Promise<T>): Promise<T> {
    return step(this.#options.tell, what, () => this.#all([work()]).then(([result]) => result))
  }

  #write(change: Partial<InstanceState>): void {
    this.#state = { ...this.#state, ...change }
    if (!this.#stopped) writeState(this.#state)
  }

  #log(part: PartName): string {
    return join(stateFolder(this.name), 'logs', `${part}.log`)
  }

  async #run(
    name: PartName,
    launch: () => Promise<Launched>,
    isReady: () => Promise<boolean>,
  ): Promise<void> {
    const part = new Part({
      name,
      launch,
      isReady,
      isHeld: () => existsSync(join(stateFolder(this.name), 'held', name)),
      onChange: (state) => this.#write({ parts: { ...this.#state.parts, [name]: state } }),
      onEnd: (how) => this.#options.tell(`  ! ${name} ended ${how}: starting it again.`),
    })
    this.#parts.set(name, part)
    try {
      await part.start()
    } catch (error) {
      const words = lastLines(this.#log(name))
      if (!(error instanceof Failure) || !words || name === 'postgres') throw error
      throw new Failure(`${error.message}\n${words}\n(more in ${this.#log(name)})`)
    }
  }

  /** The database with everything in it, and the emulators beside it. */
  async #data(client: Promise<void>): Promise<void> {
    const database = await this.#step('Starting PostgreSQL', () => this.#startDatabase())
    const env = {
      ...shopEnvironment(this.name, this.#state.ports, this.#state.urls, database, this.#services),
      ...this.#options.shop,
    }
    this.#write({ env })
    const emulators = this.#step('Starting the emulators', () => this.#startEmulators())
    await this.#step('Migrating the database', () => ensureMigrated(database.ownerUrl))
    await this.#all([client])
    await this.#step('Filling the database', () => ensureSeeded(this.#environment(), this.#abort.signal))
    await emulators
  }

  async #startDatabase(): Promise<{ ownerUrl: string; appUrl: string }> {
    const own = this.#services.database
    if (own) {
      this.#write({ parts: { ...this.#state.parts, postgres: { state: 'elsewhere', restarts: 0 } } })
      return { ownerUrl: own.MIGRATION_DATABASE_URL, appUrl: own.DATABASE_URL }
    }
    const directory = join(stateFolder(this.name), 'postgres')
    let urls = { ownerUrl: '', appUrl: '' }
    const launch = async () => {
      const server = await startPostgres({
        directory,
        port: this.#state.ports.postgres,
        durable: this.name !== 'test',
      })
      urls = { ownerUrl: server.ownerUrl, appUrl: server.appUrl }
      return { pid: server.pid, ended: server.ended.then(() => 'unexpectedly'), stop: server.stop }
    }
    await this.#run('postgres', launch, async () => true)
    return urls
  }

  #environment(more: Record<string, string> = {}): NodeJS.ProcessEnv {
    const base = this.#options.env ?? process.env
    return { ...base, ...this.#state.env, ...more, [MARK]: markOf(this.name), NEXT_TELEMETRY_DISABLED: '1' }
  }

  async #startEmulators(): Promise<void> {
    const main = join(ROOT, 'local', 'emulators', 'main.ts')
    const env = this.#environment(emulatorEnvironment(this.name, this.#state.ports, this.#state.env))
    const launch = () =>
      launchProcess({
        program: process.execPath,
        args: [main],
        env,
        log: this.#log('emulators'),
        patience: PATIENCE.emulators,
      })
    await this.#run('emulators', launch, () => answers(this.#state.urls.mailbox))
  }

  /** The folder of the build that this instance serves; in development the one that Next builds into. */
  async #build(): Promise<string> {
    if (this.#options.mode === 'dev') return join('.local', this.name, 'next-dev')
    const build = await this.#step('Building the shop', () => ensureBuild(this.#abort.signal))
    return installBuild(build, stateFolder(this.name))
  }

  async #serve(folder: string): Promise<void> {
    const { web, worker } = this.#state.ports
    if (this.#options.mode === 'dev') {
      // One process has both roles: two that develop in one folder would fight for it.
      this.#write({ env: { ...this.#state.env, WORKER_URL: `http://127.0.0.1:${web}` } })
      this.#write({
        parts: { ...this.#state.parts, worker: { state: 'elsewhere', restarts: 0, note: 'in web' } },
      })
      return this.#startNext('web', 'all', web, folder)
    }
    await this.#all([
      this.#startNext('web', 'web', web, folder),
      this.#startNext('worker', 'worker', worker, folder),
    ])
  }

  async #startNext(part: 'web' | 'worker', role: string, port: number, folder: string): Promise<void> {
    const development = this.#options.mode === 'dev'
    const env = this.#environment({ ...nextFolder(folder), TRADEHALL_ROLE: role, PORT: String(port) })
    const args = [NEXT, development ? 'dev' : 'start', '-H', '127.0.0.1', '-p', String(port)]
    const launch = () =>
      launchProcess({
        program: process.execPath,
        args,
        env: { ...env, NODE_ENV: development ? 'development' : 'production' },
        log: this.#log(part),
        patience: PATIENCE[part],
        aloud: development,
      })
    await this.#run(part, launch, () => answers(`http://127.0.0.1:${port}/api/ready`))
  }

  /** Beside everything else: nobody waits for the Inngest server, and nothing fails for want of it. */
  async #bringInngest(env: NodeJS.ProcessEnv): Promise<void> {
    const note = (state: 'waiting' | 'elsewhere', text: string) =>
      this.#write({ parts: { ...this.#state.parts, inngest: { state, restarts: 0, note: text } } })
    if (this.#services.inngest) return note('elsewhere', 'INNGEST_BASE_URL')
    const began = Date.now()
    let told = false
    try {
      const tell = (text: string) => {
        note('waiting', text)
        this.#options.tell(`  … The Inngest server is on its way: ${text}`)
        told = true
      }
      const program = await findInngest({ env, tell, stop: this.#abort.signal })
      if (this.#abort.signal.aborted) return
      await this.#startInngest(program)
      if (told)
        this.#options.tell(`  ✓ The Inngest server runs (${Math.round((Date.now() - began) / 1_000)} s).`)
    } catch (error) {
      if (this.#abort.signal.aborted) return
      const sentence = error instanceof Error ? error.message : String(error)
      note('waiting', sentence)
      this.#options.tell(`  ! ${sentence}`)
    }
  }

  async #startInngest(program: string): Promise<void> {
    const { gateway, gatewayRpc, executorRpc } = this.#chosen.connect
    const port = this.#state.ports.inngest
    const args = [
      'dev',
      '--no-discovery',
      '--no-poll',
      '--persist',
      '--host',
      '127.0.0.1',
      '--port',
      String(port),
      '--tick',
      '50',
    ]
    args.push('--connect-gateway-port', String(gateway), '--connect-gateway-grpc-port', String(gatewayRpc))
    args.push(
      '--connect-executor-grpc-port',
      String(executorRpc),
      '--log-level',
      'warn',
      ...(this.#options.inngest ?? []),
    )
    const env = { ...(this.#options.env ?? process.env), [MARK]: markOf(this.name), DO_NOT_TRACK: '1' }
    const launch = () =>
      launchProcess({
        program,
        args,
        env,
        cwd: join(stateFolder(this.name), 'inngest'),
        log: this.#log('inngest'),
        patience: PATIENCE.inngest,
      })
    await this.#run('inngest', launch, () => answers(`http://127.0.0.1:${port}/health`))
  }
}

/** Whether somebody speaks HTTP at an address and is not in trouble. */
async function answers(url: string): Promise<boolean> {
  const response = await fetch(url, { signal: AbortSignal.timeout(20_000), redirect: 'manual' })
  await response.body?.cancel()
  return response.status < 500
}
