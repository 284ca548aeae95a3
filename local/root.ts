import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The clone's root folder. */
export const ROOT = fileURLToPath(new URL('..', import.meta.url)).replace(/[\\/]$/, '')

/** The instances of one clone; each has ports, processes and data of its own. */
export type InstanceName = 'start' | 'test' | 'bench' | 'tour'

/** Where an instance keeps its data, logs and state. */
export function stateFolder(name: InstanceName): string {
  return join(ROOT, '.local', name)
}

/** Environment variables, as somebody sets them. */
export type Variables = Record<string, string | undefined>
