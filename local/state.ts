import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { beginningOf } from './processes.ts'
import { type InstanceName, stateFolder } from './root.ts'

export type PartName = 'postgres' | 'emulators' | 'web' | 'worker' | 'inngest'

export type PartState = {
  /** `waiting`: not started yet; `held`: ended on purpose and kept down; `elsewhere`: not ours to run. */
  state: 'waiting' | 'starting' | 'up' | 'down' | 'held' | 'elsewhere'
  pid?: number
  /** With the id, the process's identity; see `beginningOf`. */
  began?: string
  restarts: number
  /** For people: what it waits for, or why it is down. */
  note?: string
}

export type Ports = {
  web: number
  worker: number
  resend: number
  twilio: number
  stripe: number
  mailbox: number
  postgres: number
  inngest: number
}

export type Urls = {
  storefront: string
  vendor: string
  admin: string
  mailbox: string
  jobs: string
  worker: string
  inngest: string
  stripe: string
}

export type InstanceState = {
  name: InstanceName
  mode: 'production' | 'dev'
  launcher: { pid: number; began?: string }
  startedAt: string
  /** When the shop first answered; unset while it starts. */
  readyAt?: string
  ports: Ports
  urls: Urls
  parts: Record<PartName, PartState>
  /** What the shop's processes were given; a tool beside them needs the same. Holds this instance's own secrets. */
  env: Record<string, string>
}

function file(name: InstanceName): string {
  return join(stateFolder(name), 'state.json')
}

/** What was last written about an instance, whether or not it still runs. */
export function readState(name: InstanceName): InstanceState | undefined {
  if (!existsSync(file(name))) return undefined
  try {
    return JSON.parse(readFileSync(file(name), 'utf8')) as InstanceState
  } catch {
    return undefined // a disk that was full, or a file of another version
  }
}

/** Replaces what is written about an instance; readers see the old or the new, never half of it. */
export function writeState(state: InstanceState): void {
  const target = file(state.name)
  mkdirSync(dirname(target), { recursive: true })
  const half = `${target}.${process.pid}`
  writeFileSync(half, JSON.stringify(state, null, 2), { mode: 0o600 })
  renameSync(half, target)
}

export function removeState(name: InstanceName): void {
  rmSync(file(name), { force: true })
}

/** Whether these are the id and the beginning of a process that still runs. */
export function isSame(process: { pid?: number; began?: string }): boolean {
  return (
    process.pid !== undefined && process.began !== undefined && beginningOf(process.pid) === process.began
  )
}

/** What runs where, if the instance runs: its launcher is alive, though perhaps still starting. */
export function describeInstance(name: InstanceName): InstanceState | undefined {
  const state = readState(name)
  return state && isSame(state.launcher) ? state : undefined
}
