import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { endGroup, endLeftover } from './part.ts'
import { stopPostgres } from './postgres.ts'
import { type InstanceName, ROOT, stateFolder } from './root.ts'
import { readState, removeState } from './state.ts'

/** The variable by which an instance's processes are known, whatever has become of their parents. */
export const MARK = 'TRADEHALL_INSTANCE'

/** What MARK says in the processes of an instance of this clone. */
export function markOf(name: InstanceName): string {
  return `${ROOT}#${name}`
}

/** Every process that carries the instance's mark; Linux only, elsewhere the state file must do. */
function marked(name: InstanceName): number[] {
  if (process.platform !== 'linux') return []
  const wanted = `\0${MARK}=${markOf(name)}\0`
  return readdirSync('/proc')
    .filter((entry) => /^\d+$/.test(entry))
    .map(Number)
    .filter((pid) => {
      try {
        return `\0${readFileSync(`/proc/${pid}/environ`, 'utf8')}`.includes(wanted)
      } catch {
        return false // ended meanwhile, or somebody else's
      }
    })
}

/**
 * Ends whatever a killed launcher has left running of an instance, PostgreSQL in order. The caller holds the
 * instance's lock, so no launcher lives. Says whether there was anything.
 */
export async function endLeftovers(name: InstanceName): Promise<boolean> {
  const state = readState(name)
  const { postgres, ...others } = state?.parts ?? {}
  const before = marked(name)
  await Promise.all(Object.values(others).map((part) => endLeftover(part)))
  await Promise.all(marked(name).map((pid) => endGroup(pid, 2_000)))
  const directory = join(stateFolder(name), 'postgres')
  const hadPostgres = existsSync(directory) && (await stopPostgres(directory))
  removeState(name)
  return before.length > 0 || hadPostgres
}
