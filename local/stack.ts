import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { explain, Failure } from './failure.ts'
import { Instance } from './instance.ts'
import { endLeftovers } from './leftovers.ts'
import { tryLock } from './lock.ts'
import { removePostgres } from './postgres.ts'
import { end, signal } from './processes.ts'
import { type InstanceName, stateFolder } from './root.ts'
import type { StartOptions } from './start-options.ts'
import { describeInstance, type InstanceState, type PartName, type PartState } from './state.ts'

export { DEMO_LOGINS } from './settings.ts'
export type { Instance, InstanceName, InstanceState, PartName, StartOptions }
export { describeInstance }

/** Only one launcher at a time runs an instance; the lock goes with it. */
function lockOf(name: InstanceName): string {
  return join(stateFolder(name), 'launcher.lock')
}

/**
 * Starts an instance and keeps its processes running until `stop()`; settles when the shop answers (the Inngest server
 * may come later). What a killed launcher left behind is ended first; the data stay. Throws a Failure, with nothing
 * left running, when a part does not start; `AlreadyRunning` when another launcher runs this instance.
 */
export async function startInstance(name: InstanceName, options: StartOptions): Promise<Instance> {
  const release = tryLock(lockOf(name))
  if (!release) throw new AlreadyRunning(name)
  const instance = new Instance(name, options, release)
  try {
    if (await endLeftovers(name)) options.tell('  ✓ Ended what an earlier start had left running.')
    releaseParts(name)
    await instance.start()
    return instance
  } catch (error) {
    await instance.stop()
    throw error
  }
}

export class AlreadyRunning extends Failure {
  readonly instance: InstanceName

  constructor(name: InstanceName) {
    super(`It is already running: see \`npm run status\`, or end it with \`npm stop\`.`)
    this.instance = name
  }
}

/** Ends an instance, whoever started it and whatever became of its launcher. Says whether anything ran. */
export async function stopInstance(name: InstanceName): Promise<boolean> {
  if (!existsSync(stateFolder(name))) return false
  const state = describeInstance(name)
  if (state) signal(state.launcher.pid, 'SIGTERM')
  for (const deadline = Date.now() + 45_000; ; await sleep(100)) {
    const release = tryLock(lockOf(name))
    if (release) {
      const left = await endLeftovers(name).finally(release)
      return left || state !== undefined
    }
    if (Date.now() < deadline) continue
    if (!state) throw new Failure('Another command is working on this instance: wait for it, then try again.')
    await end(state.launcher.pid, 'SIGKILL')
  }
}

/** Removes all data of an instance: the database, the emulators', the Inngest server's. It must not run. */
export async function resetInstance(name: InstanceName): Promise<void> {
  await stopInstance(name)
  await removePostgres(join(stateFolder(name), 'postgres'))
  rmSync(stateFolder(name), { recursive: true, force: true })
}

/** What is known about a part of a running instance; throws a Failure when the instance does not run. */
export function partOf(name: InstanceName, part: PartName): PartState {
  const state = describeInstance(name)
  if (!state) throw new Failure(`The instance \`${name}\` does not run.`)
  return state.parts[part]
}

/** Kills one process of a running instance, as a crash would; its launcher starts it again. Says whether it ran. */
export function killPart(name: InstanceName, part: PartName, how: NodeJS.Signals = 'SIGKILL'): boolean {
  const { pid } = partOf(name, part)
  return pid !== undefined && signal(pid, how)
}

function holdFile(name: InstanceName, part: PartName): string {
  return join(stateFolder(name), 'held', part)
}

/** Whether a part is kept down. */
export function isHeld(name: InstanceName, part: PartName): boolean {
  return existsSync(holdFile(name, part))
}

/** Kills one process of a running instance and keeps it down until `releasePart`. Settles when it is down. */
export async function holdPart(name: InstanceName, part: PartName): Promise<void> {
  mkdirSync(join(stateFolder(name), 'held'), { recursive: true })
  writeFileSync(holdFile(name, part), '')
  killPart(name, part)
  await untilPart(name, part, 'held')
}

/** Lets a held part run again. Settles when it answers. */
export async function releasePart(name: InstanceName, part: PartName): Promise<void> {
  rmSync(holdFile(name, part), { force: true })
  await untilPart(name, part, 'up')
}

function releaseParts(name: InstanceName): void {
  rmSync(join(stateFolder(name), 'held'), { recursive: true, force: true })
}

/** Waits until a part is in a state; throws a Failure after `patience` milliseconds. */
export async function untilPart(
  name: InstanceName,
  part: PartName,
  wanted: PartState['state'],
  patience = 60_000,
): Promise<void> {
  for (const deadline = Date.now() + patience; partOf(name, part).state !== wanted; await sleep(50)) {
    if (Date.now() > deadline)
      throw new Failure(`The part \`${part}\` is not ${wanted} after ${patience / 1_000} s.`)
  }
}

export { explain }
