/** How much CPU each process of an instance has used, from Linux's /proc; nothing elsewhere. */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import type { InstanceState, PartName } from '#local/state.ts'

/** Clock ticks per second in /proc: 100 on every Linux that runs Node. */
const TICK_MS = 10

/** What has a row of its own: the instance's processes, and the benchmark that drives them. */
type Consumer = PartName | 'bench'

/** CPU used so far, in milliseconds, by process, children included. Empty where there is no /proc. */
export function cpuOf(instance: InstanceState): Map<Consumer, number> {
  if (!existsSync('/proc/self/stat')) return new Map()
  const stats = readdirSync('/proc').flatMap((name) => (/^\d+$/.test(name) ? (statOf(name) ?? []) : []))
  const roots = Object.entries(instance.parts).map(([name, { pid }]) => [name as Consumer, pid] as const)
  return new Map(
    [...roots, ['bench', process.pid] as const].map(([name, pid]) => [
      name,
      stats
        .filter((stat) => stat.pid === pid || (stat.parent === pid && name !== 'bench'))
        // Children that have ended count at their parent; those that run are looked at themselves.
        .reduce((sum, { own, ended, ...stat }) => sum + own + (stat.pid === pid ? ended : 0), 0),
    ]),
  )
}

/** What was used between two looks, in milliseconds. */
export function cpuBetween(
  before: Map<Consumer, number>,
  after: Map<Consumer, number>,
): Map<Consumer, number> {
  return new Map([...after].map(([name, ms]) => [name, ms - (before.get(name) ?? 0)]))
}

function statOf(pid: string): { pid: number; parent: number; own: number; ended: number } | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    // After the command's name, which may hold spaces: state, ppid, ..., utime, stime, cutime, cstime.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
    const [user = 0, system = 0, endedUser = 0, endedSystem = 0] = fields.slice(11, 15).map(Number)
    return {
      pid: Number(pid),
      parent: Number(fields[1]),
      own: (user + system) * TICK_MS,
      ended: (endedUser + endedSystem) * TICK_MS,
    }
  } catch {
    return undefined
  }
}
