import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { ensureBuild, installBuild } from './build.ts'
import { Failure } from './failure.ts'
import { findInngest } from './inngest-server/resolve.ts'
import {
  answers,
  environmentOf,
  launchEmulators,
  launchInngest,
  launchNext,
  logOf,
  type Surroundings,
} from './launchers.ts'
import type { Release } from './lock.ts'
import { type Launched, lastLines, Part } from './part.ts'
import { tellOfPastPayments } from './past-payments.ts'
import { startPostgres } from './postgres.ts'
import { ensureClient, ensureMigrated, ensurePictures, ensureSeeded } from './prepare.ts'
import { beginningOf } from './processes.ts'
import { step } from './progress.ts'
import { type InstanceName, stateFolder } from './root.ts'
import {
  type ChosenPorts,
  choosePorts,
  portsOf,
  type Services,
  servicesFrom,
  shopEnvironment,
  urlsFor,
} from './settings.ts'
import type { StartOptions } from './start-options.ts'
import { type InstanceState, type PartName, type PartState, removeState, writeState } from './state.ts'

/** A part that runs this long (milliseconds) without an answer is not going to give one. */
const LONGEST_START = 180_000

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
    const wantedWeb = this.name === 'start' ? Number(env.PORT) || undefined : undefined
    this.#chosen = await choosePorts(this.name, this.#services, wantedWeb)
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
    const client = this.#step('Writing the database client', () => ensureClient(this.#abort.signal))
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
    await this.#chosen?.reservations.release()
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

  /** What is known of a part that has no process of ours. */
  #note(part: PartName, change: Pick<PartState, 'state' | 'note'>): void {
    this.#write({ parts: { ...this.#state.parts, [part]: { restarts: 0, ...change } } })
  }

  async #run(
    name: PartName,
    launch: () => Promise<Launched>,
    isReady: () => Promise<boolean>,
  ): Promise<void> {
    const part = new Part({
      name,
      launch: async () => {
        await this.#chosen.reservations.release(...portsOf(name, this.#chosen))
        return launch()
      },
      isReady,
      isHeld: () => existsSync(join(stateFolder(this.name), 'held', name)),
      onChange: (state) => this.#write({ parts: { ...this.#state.parts, [name]: state } }),
      onEnd: (what) => this.#options.tell(`  ! ${what}: starting it again.`),
    })
    this.#parts.set(name, part)
    const patience = new Promise<never>((_, reject) => {
      const late = () => reject(new Failure(`${name} does not answer after ${LONGEST_START / 1_000} s.`))
      setTimeout(late, LONGEST_START).unref()
    })
    patience.catch(() => {})
    try {
      await Promise.race([part.start(), patience])
    } catch (error) {
      const words = lastLines(logOf(this.#state, name))
      if (!(error instanceof Failure) || !words || name === 'postgres') throw error
      throw new Failure(`${error.message}\n${words}\n(more in ${logOf(this.#state, name)})`)
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
    const pictures = this.#step('Drawing the pictures', () =>
      ensurePictures(env.PICTURES_DIR ?? '', this.#abort.signal),
    )
    const emulators = this.#step('Starting the emulators', () => this.#startEmulators())
    await this.#step('Migrating the database', () => ensureMigrated(database.ownerUrl, this.#abort.signal))
    await this.#all([client, pictures, emulators])
    if (this.#options.seed ?? true) await this.#seed()
  }

  async #seed(): Promise<void> {
    const stamp = join(stateFolder(this.name), 'seeded')
    const env = environmentOf(this.#around())
    await this.#step('Filling the database', async () => {
      if (!(await ensureSeeded(env, stamp, this.#abort.signal)) || this.#services.stripe) return
      await tellOfPastPayments(String(env.MIGRATION_DATABASE_URL), this.#state.urls.stripe)
    })
  }

  async #startDatabase(): Promise<{ ownerUrl: string; appUrl: string }> {
    const own = this.#services.database
    if (own) {
      this.#note('postgres', { state: 'elsewhere', note: 'DATABASE_URL' })
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

  #around(): Surroundings {
    return { state: this.#state, outside: this.#options.env ?? process.env }
  }

  async #startEmulators(): Promise<void> {
    await this.#run(
      'emulators',
      () => launchEmulators(this.#around()),
      () => answers(this.#state.urls.mailbox),
    )
  }

  /** The folder of the build that this instance serves; in development the one that Next builds into. */
  async #build(): Promise<string> {
    if (this.#options.mode === 'dev') return join('.local', this.name, 'next-dev')
    const build = await this.#step('Building the shop', () => ensureBuild(this.#abort.signal))
    return installBuild(build, stateFolder(this.name))
  }

  async #serve(folder: string): Promise<void> {
    if (this.#options.mode === 'dev') {
      // One process has both roles: two that develop in one folder would fight for it.
      this.#write({ env: { ...this.#state.env, WORKER_URL: `http://127.0.0.1:${this.#state.ports.web}` } })
      this.#note('worker', { state: 'elsewhere', note: 'in web' })
      return this.#startNext('web', 'all', folder)
    }
    await this.#all([this.#startNext('web', 'web', folder), this.#startNext('worker', 'worker', folder)])
  }

  async #startNext(part: 'web' | 'worker', role: string, folder: string): Promise<void> {
    const url = `http://127.0.0.1:${this.#state.ports[part]}/api/ready`
    await this.#run(
      part,
      () => launchNext(this.#around(), part, role, folder),
      () => answers(url),
    )
  }

  /** Beside everything else: nobody waits for the Inngest server, and nothing fails for want of it. */
  async #bringInngest(env: NodeJS.ProcessEnv): Promise<void> {
    if (this.#services.inngest) return this.#note('inngest', { state: 'elsewhere', note: 'INNGEST_BASE_URL' })
    const began = Date.now()
    let told = false
    try {
      const tell = (text: string) => {
        this.#note('inngest', { state: 'waiting', note: text })
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
      this.#note('inngest', { state: 'waiting', note: sentence })
      this.#options.tell(`  ! ${sentence}`)
    }
  }

  async #startInngest(program: string): Promise<void> {
    const { connect } = this.#chosen
    const launch = () => launchInngest(this.#around(), program, connect, this.#options.inngest ?? [])
    await this.#run('inngest', launch, () => answers(`http://127.0.0.1:${this.#state.ports.inngest}/health`))
  }
}
