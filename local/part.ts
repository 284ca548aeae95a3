import { type ChildProcess, spawn } from 'node:child_process'
import { closeSync, existsSync, mkdirSync, openSync, readFileSync, rmSync, statSync } from 'node:fs'
import { constants, setPriority } from 'node:os'
import { dirname } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { Failure } from './failure.ts'
import { beginningOf, isAlive, signal, untilGone } from './processes.ts'
import { ROOT } from './root.ts'
import type { PartName, PartState } from './state.ts'

/** A process that runs. */
export type Launched = {
  pid: number
  /** Settles when it has ended, with how it ended, for people. */
  ended: Promise<string>
  stop(): Promise<void>
}

export type PartSpec = {
  name: PartName
  launch(): Promise<Launched>
  /** Whether it answers; asked again and again until it does. */
  isReady(): Promise<boolean>
  /** Whether somebody wants it down; see `holdPart`. */
  isHeld(): boolean
  onChange(state: PartState): void
  /** Told, in a few words, when it ended by itself. */
  onEnd(what: string): void
}

const FIRST_DELAY = 250
const LONGEST_DELAY = 30_000
/** Who was ready and ran this long was well: what ended it was a blow from outside, after which nobody waits long. */
const STEADY = 5_000
/** Before it was ever ready, it is given up after so many tries: something is wrong that waiting does not mend. */
const TRIES = 3

export type ProcessSpec = {
  program: string
  args: string[]
  env: NodeJS.ProcessEnv
  /** Where it works; default: the clone's root. Made when missing. */
  cwd?: string
  log: string
  /** Milliseconds that it gets to end in order. */
  patience: number
  /** Shows its output on ours too. */
  aloud?: boolean
  /** Gives way where others want the processor: what works in the background, beside what people wait for. */
  background?: boolean
}

/** Starts a program in a process group of its own, with its output in a log. Ending it ends the whole group. */
export async function launchProcess(spec: ProcessSpec): Promise<Launched> {
  mkdirSync(dirname(spec.log), { recursive: true })
  if (existsSync(spec.log) && statSync(spec.log).size > 10_000_000) rmSync(spec.log)
  if (spec.cwd) mkdirSync(spec.cwd, { recursive: true })
  const log = openSync(spec.log, 'a')
  const out = spec.aloud ? 'inherit' : log
  const child = spawn(spec.program, spec.args, {
    cwd: spec.cwd ?? ROOT,
    env: spec.env,
    stdio: ['ignore', out, out],
    detached: true,
  })
  closeSync(log)
  const ended = endOf(child)
  if (child.pid === undefined) throw new Failure(`${spec.program} could not be started: ${await ended}.`)
  const pid = child.pid
  if (spec.background) giveWay(pid)
  return { pid, ended, stop: () => endGroup(pid, spec.patience) }
}

/** Right after its start, so that the threads that it is going to have take it over. */
function giveWay(pid: number): void {
  try {
    setPriority(pid, constants.priority.PRIORITY_BELOW_NORMAL)
  } catch {
    // It has ended already, or the system does not let us: it runs as everybody does.
  }
}

function endOf(child: ChildProcess): Promise<string> {
  return new Promise((resolve) => {
    child.once('error', (error) => resolve(error.message))
    child.once('exit', (code, name) => resolve(name ? `by ${name}` : `with exit code ${code}`))
  })
}

/** Ends a process and whatever else is in its group: asks, waits `patience` milliseconds, insists. */
export async function endGroup(pid: number, patience: number): Promise<void> {
  signal(pid, 'SIGTERM')
  await untilGone(pid, patience)
  signal(-pid, 'SIGKILL')
  await untilGone(pid, 5_000)
}

/** One process of an instance, started again, with growing pauses, whenever it ends by itself. */
export class Part {
  readonly #spec: PartSpec
  #state: PartState = { state: 'waiting', restarts: 0 }
  #launched: Launched | undefined
  #stopping = false
  #loop: Promise<void> | undefined

  constructor(spec: PartSpec) {
    this.#spec = spec
  }

  /** Settles when it is ready for the first time; rejects with a Failure when it does not get there. */
  start(): Promise<void> {
    return new Promise((resolve, reject) => {
      this.#loop = this.#keepRunning(resolve, reject)
    })
  }

  /** Ends it and keeps it so. */
  async stop(): Promise<void> {
    this.#stopping = true
    await this.#launched?.stop()
    await this.#loop
  }

  #tell(change: Partial<PartState>): void {
    this.#state = { ...this.#state, ...change }
    this.#spec.onChange(this.#state)
  }

  async #keepRunning(onReady: () => void, onFailure: (error: unknown) => void): Promise<void> {
    let everReady = false
    let delay = FIRST_DELAY
    for (let tries = 1; !this.#stopping; tries += 1) {
      await this.#whileHeld()
      if (this.#stopping) return
      let readyAt = Number.POSITIVE_INFINITY
      const failure = await this.#runOnce(() => {
        everReady = true
        readyAt = Date.now()
        onReady()
      })
      if (this.#stopping) return
      this.#tell({ state: 'down', pid: undefined, began: undefined, note: failure.message })
      if (!everReady && tries >= TRIES) return onFailure(failure)
      this.#tell({ restarts: this.#state.restarts + 1 })
      if (everReady && !this.#spec.isHeld()) this.#spec.onEnd(failure.message)
      if (Date.now() - readyAt > STEADY) delay = FIRST_DELAY
      await this.#pause(delay)
      delay = Math.min(delay * 2, LONGEST_DELAY)
    }
  }

  async #whileHeld(): Promise<void> {
    while (!this.#stopping && this.#spec.isHeld()) {
      if (this.#state.state !== 'held') this.#tell({ state: 'held', note: undefined })
      await sleep(100)
    }
  }

  /** A pause that ends early when there is nothing left to wait for. */
  async #pause(milliseconds: number): Promise<void> {
    for (const end = Date.now() + milliseconds; Date.now() < end && !this.#stopping; ) await sleep(50)
  }

  /** Runs it until it ends, and says why it did. */
  async #runOnce(onReady: () => void): Promise<Failure> {
    try {
      this.#launched = await this.#spec.launch()
    } catch (error) {
      return error instanceof Failure
        ? error
        : new Failure(`${this.#spec.name} did not start: ${String(error)}`)
    }
    const { pid, ended } = this.#launched
    if (this.#stopping) await this.#launched.stop()
    this.#tell({ state: 'starting', pid, began: beginningOf(pid), note: undefined })
    let over = false
    void ended.then(() => {
      over = true
    })
    while (!over && !this.#stopping && !(await this.#spec.isReady().catch(() => false))) await sleep(50)
    if (!over && !this.#stopping) {
      this.#tell({ state: 'up' })
      onReady()
    }
    const how = await ended
    this.#launched = undefined
    return new Failure(`${this.#spec.name} ended ${how}`)
  }
}

/** The last lines of a log, for a message about a part that failed. */
export function lastLines(log: string, lines = 12): string {
  if (!existsSync(log)) return ''
  return readFileSync(log, 'utf8').trimEnd().split('\n').slice(-lines).join('\n')
}

/** Ends a process that an earlier launcher left behind, if it still is that process. */
export async function endLeftover(state: PartState): Promise<void> {
  const { pid, began } = state
  if (pid !== undefined && began !== undefined && isAlive(pid) && beginningOf(pid) === began)
    await endGroup(pid, 3_000)
}
