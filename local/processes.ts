import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'

/** Whether a process with this id exists, whoever owns it. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
  return !isZombie(pid)
}

/** A zombie has ended; in a container without an init nobody ever collects it. */
function isZombie(pid: number): boolean {
  if (process.platform !== 'linux') return false
  try {
    return /^\d+ \(.*\) Z /s.test(readFileSync(`/proc/${pid}/stat`, 'utf8'))
  } catch {
    return false
  }
}

/** The command line of a process, arguments separated by spaces; empty where there is none. */
export function commandOf(pid: number): string {
  try {
    if (process.platform === 'linux') {
      return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ').trim()
    }
    return execFileSync('ps', ['-o', 'command=', '-p', String(pid)], { encoding: 'utf8' }).trim()
  } catch {
    return ''
  }
}

/**
 * When a process began, in a form that only serves comparison. A process id alone is not an identity: ids are used
 * again, in containers within minutes. Undefined where the process is gone.
 */
export function beginningOf(pid: number): string | undefined {
  try {
    if (process.platform === 'linux') {
      const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
      return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19]
    }
    return execFileSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8' }).trim() || undefined
  } catch {
    return undefined
  }
}

/** Sends a signal; says whether there was somebody to receive it. A negative id means the process group. */
export function signal(pid: number, name: NodeJS.Signals): boolean {
  try {
    process.kill(pid, name)
    return true
  } catch {
    return false
  }
}

/** Waits until the process is gone, at most `milliseconds`; says whether it is. */
export async function untilGone(pid: number, milliseconds: number): Promise<boolean> {
  for (const deadline = Date.now() + milliseconds; Date.now() < deadline; await sleep(20)) {
    if (!isAlive(pid)) return true
  }
  return !isAlive(pid)
}

/** Ends a process: asks with `first`, and after `patience` milliseconds insists with SIGKILL. */
export async function end(pid: number, first: NodeJS.Signals = 'SIGTERM', patience = 10_000): Promise<void> {
  if (!signal(pid, first) || (await untilGone(pid, patience))) return
  signal(pid, 'SIGKILL')
  await untilGone(pid, 5_000)
}
