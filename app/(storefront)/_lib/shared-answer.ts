import { useSyncExternalStore } from 'react'
import { callBare } from '#app/_trpc/bare.ts'

/** What is older than this, in milliseconds, is asked for anew when somebody comes back to the page. */
const STALE_MS = 15_000

export interface SharedAnswer<T> {
  /** The answer, null until it is there; `wanted` false asks for nothing. */
  use: (wanted?: boolean) => T | null
  refresh: () => Promise<void>
  /** Shows something before the server has said it; a `refresh` tells whether it is so. */
  change: (next: (answer: T) => T) => void
}

/** An answer of the API's that several islands of a page show, asked for once. */
export function sharedAnswer<T>(procedure: string): SharedAnswer<T> {
  let answer: T | null = null
  let askedAt = 0
  let turn = 0
  const listeners = new Set<() => void>()

  function show(next: T): void {
    answer = next
    for (const listener of listeners) listener()
  }

  async function refresh(): Promise<void> {
    askedAt = Date.now()
    turn += 1
    const mine = turn
    // Where it fails, what was known stays.
    const fresh = await callBare<T>(procedure).catch(() => null)
    if (fresh !== null && mine === turn) show(fresh)
  }

  function refreshStale(): void {
    if (document.visibilityState === 'visible' && Date.now() - askedAt > STALE_MS) void refresh()
  }

  function subscribe(listener: () => void): () => void {
    listeners.add(listener)
    refreshStale()
    document.addEventListener('visibilitychange', refreshStale)
    return () => {
      listeners.delete(listener)
      if (listeners.size === 0) document.removeEventListener('visibilitychange', refreshStale)
    }
  }

  return {
    use: (wanted = true) => useSyncExternalStore(wanted ? subscribe : never, () => answer, nothing),
    refresh,
    change: (next) => {
      // What is on its way was asked for before.
      turn += 1
      if (answer !== null) show(next(answer))
    },
  }
}

const never = () => () => {}
const nothing = () => null
