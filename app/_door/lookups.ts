import { AsyncLocalStorage } from 'node:async_hooks'

/** A page as Next keeps it in memory; one that was rendered anew is another object. */
export interface KeptPage {
  /** When it was rendered, in milliseconds since 1970. */
  lastModified?: number
  value: { kind: string; html?: string; status?: number; postponed?: string } | null
  /** For how many seconds it is shown as it is; then it is rendered anew. */
  cacheControl?: { revalidate: number | false }
}

export interface Lookup {
  found: KeptPage | null
  /** Looks the same page up again: null where it has gone, or a tag of it was touched since. */
  again: () => Promise<KeptPage | null>
}

const KEY = Symbol.for('tradehall.lookups')
const shared = globalThis as { [KEY]?: AsyncLocalStorage<Lookup[]> }

/**
 * Which kept pages a request has looked up. The door asks and `kept-pages.ts` tells, which Next loads on its own and
 * not from its build: so there are two copies of this file in a process, and one storage.
 */
// biome-ignore lint/suspicious/noAssignInExpressions: made by whichever copy comes first
export const lookups = (shared[KEY] ??= new AsyncLocalStorage<Lookup[]>())
