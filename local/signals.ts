/**
 * Settles, and aborts `stop`, when this process is asked to end: Ctrl-C, SIGTERM, a closed terminal, or the death of
 * the bootstrap that started it. Asked a third time it ends at once; the next start tidies up.
 */
export function onStopSignals(stop: AbortController): Promise<void> {
  return new Promise((resolve) => {
    let asked = 0
    const ask = () => {
      asked += 1
      stop.abort()
      resolve()
      if (asked > 2) process.exit(130)
    }
    for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(name, ask)
    if (process.connected) process.once('disconnect', ask)
  })
}
