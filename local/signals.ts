/** One Ctrl-C arrives several times: from the terminal, from npm, from the bootstrap. */
const SAME = 1_000

/**
 * Settles, and aborts `stop`, when this process is asked to end: Ctrl-C, SIGTERM, a closed terminal, or the death of
 * the bootstrap that started it. Asked a third time it ends at once; the next start tidies up.
 */
export function onStopSignals(stop: AbortController): Promise<void> {
  return new Promise((resolve) => {
    let asked = 0
    let last = 0
    const ask = () => {
      if (Date.now() - last < SAME) return
      last = Date.now()
      asked += 1
      stop.abort()
      resolve()
      if (asked > 2) process.exit(130)
    }
    for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(name, ask)
    if (process.connected) process.once('disconnect', ask)
  })
}

/** Whoever read our output may go, as `| head` does: that is no reason to end. */
export function surviveClosedOutput(): void {
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => {})
}

/**
 * Calls `end` when npm, which runs this process, is ended: npm passes signals on to a shell that does not pass them
 * on, so a process manager's SIGTERM would never arrive.
 */
export function endWithNpm(end: () => void): void {
  if (!process.env.npm_lifecycle_event) return
  const parent = process.ppid
  setInterval(() => {
    if (process.ppid !== parent) end()
  }, 500).unref()
}
