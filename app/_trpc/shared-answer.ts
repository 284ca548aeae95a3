import { isRefusal } from './errors.ts'

/** What is known of an answer. */
export interface Known<T> {
  data: T | undefined
  /** The last time it could not be had; `data` is then an older one, if any. */
  isError: boolean
  isFetching: boolean
}

/** What is older, in milliseconds, is asked for anew when somebody comes back to the page. */
const STALE_MS = 15_000
/** Waits before a question that failed is put again, in milliseconds. */
const AGAIN_AFTER = [1000, 2000]

export const UNKNOWN = { data: undefined, isError: false, isFetching: false }

/** One answer: what is known of it, who shows it, and how old it is. */
function cellOf<T>(ask: () => Promise<T>, staleMs: number) {
  let known: Known<T> = UNKNOWN
  let answeredAt = 0
  let turn = 0
  const listeners = new Set<() => void>()

  function show(next: Partial<Known<T>>): void {
    known = { ...known, ...next }
    for (const listener of listeners) listener()
  }

  async function refresh(): Promise<void> {
    turn += 1
    const mine = turn
    show({ isFetching: true })
    const answer = await askAgain(ask, () => mine === turn)
    // What was asked for since, or shown meanwhile, counts.
    if (mine !== turn) return
    if (answer) answeredAt = Date.now()
    show({ ...answer, isError: !answer, isFetching: false })
  }

  function refreshStale(): void {
    const old = Date.now() - answeredAt >= staleMs
    if (old && !known.isFetching && document.visibilityState === 'visible') void refresh()
  }

  function subscribe(listener: () => void): () => void {
    listeners.add(listener)
    refreshStale()
    const leave = new AbortController()
    document.addEventListener('visibilitychange', refreshStale, leave)
    window.addEventListener('online', refreshStale, leave)
    return () => {
      listeners.delete(listener)
      leave.abort()
    }
  }

  return {
    current: () => known,
    subscribe,
    refresh,
    /** Shows this now; what is on its way was asked for before. */
    put(data: T): void {
      turn += 1
      show({ data, isFetching: false })
    },
    /** Takes what the page was rendered with, where nothing is known yet. */
    seed(data: T): void {
      if (known.data !== undefined) return
      answeredAt = Date.now()
      show({ data })
    },
    async outdate(): Promise<void> {
      answeredAt = 0
      if (listeners.size > 0) await refresh()
    },
  }
}

/** Asks until there is an answer, a refusal, or no patience left (null), or until it is no longer wanted. */
async function askAgain<T>(ask: () => Promise<T>, wanted: () => boolean): Promise<{ data: T } | null> {
  for (const pause of [...AGAIN_AFTER, null]) {
    try {
      return { data: await ask() }
    } catch (error) {
      // What the server refused it will refuse again; what did not get through may get through.
      if (pause === null || isRefusal(error)) return null
      await new Promise((resolve) => setTimeout(resolve, pause))
      if (!wanted()) return null
    }
  }
  return null
}

/**
 * What a procedure answers, for all islands that show it (`useAnswer`): asked for once, kept for the page's life, and
 * asked for anew when somebody comes back to it. Each input has an answer of its own.
 */
export function sharedAnswer<T, Input = void>(
  ask: (input: Input) => Promise<T>,
  { staleMs = STALE_MS }: { staleMs?: number } = {},
) {
  const cells = new Map<string, ReturnType<typeof cellOf<T>>>()
  return {
    cell(input: Input) {
      const key = JSON.stringify(input) ?? ''
      const held = cells.get(key) ?? cellOf(() => ask(input), staleMs)
      cells.set(key, held)
      return held
    },
    /** Asks anew for what is shown; what is not will be, when it is. */
    async refresh(): Promise<void> {
      await Promise.all([...cells.values()].map((one) => one.outdate()))
    },
    /** Shows something before the server has said it. Returns how to take that back. */
    change(next: (answer: T) => T): () => void {
      const undo = [...cells.values()].flatMap((one) => {
        const { data } = one.current()
        if (data === undefined) return []
        one.put(next(data))
        return () => one.put(data)
      })
      return () => {
        for (const back of undo) back()
      }
    },
  }
}

export type SharedAnswer<T, Input> = ReturnType<typeof sharedAnswer<T, Input>>
