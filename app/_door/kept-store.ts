import { AsyncLocalStorage } from 'node:async_hooks'

/** A page as Next keeps it in memory; one that was rendered anew is another object. */
export interface KeptPage {
  /** When it was asked for, in milliseconds since 1970: what was changed later it may not know. */
  lastModified?: number
  value: { kind: string; html?: string; postponed?: string } | null
  /** For how many seconds it is shown as it is; then it is rendered anew. */
  cacheControl?: { revalidate?: number | false }
}

export interface Lookup {
  found: KeptPage | null
  /** Looks the same page up again: null where it has gone, or a tag of it was touched since. */
  again: () => Promise<KeptPage | null>
}

/** What Next's store of kept pages and the rest of the process have to tell each other. */
interface KeptStore {
  /** Which pages a request has looked up. */
  lookups: AsyncLocalStorage<Lookup[]>
  /** Tells the other copies of the web role which tags were touched here. */
  tell: (tags: readonly string[]) => Promise<void>
  /** Everything with one of these tags is rendered anew at the next request. */
  touch: (tags: readonly string[]) => void
  /** Nothing that was kept before is believed: some touch may not have been heard of. */
  doubt: () => void
}

const KEY = Symbol.for('tradehall.kept-store')
const shared = globalThis as { [KEY]?: KeptStore }

/**
 * Next loads its store (`kept-pages.ts`) on its own and not from its build: so there are two copies of this file in a process, and
 * one of what is in it. Where no store is loaded yet there is nothing to touch.
 */
// biome-ignore lint/suspicious/noAssignInExpressions: made by whichever copy comes first
export const keptStore: KeptStore = (shared[KEY] ??= {
  lookups: new AsyncLocalStorage(),
  tell: async () => {},
  touch: () => {},
  doubt: () => {},
})

/** Whether a page may still be shown as it is. */
export function isCurrent({ lastModified = 0, cacheControl }: KeptPage): boolean {
  const { revalidate } = cacheControl ?? {}
  if (revalidate === undefined) return false
  return revalidate === false || Date.now() < lastModified + revalidate * 1_000
}
