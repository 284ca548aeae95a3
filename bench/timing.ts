/** What a run of one kind took. */
export interface Timing {
  perSecond: number
  p50Ms: number
  p99Ms: number
}

/**
 * Works through `work` with so many clients at once, each taking the next item when it is done with one. What `one`
 * throws ends the run.
 */
export async function time<T>(
  clients: number,
  work: readonly T[],
  one: (item: T) => Promise<unknown>,
): Promise<Timing> {
  const latencies: number[] = []
  const waiting = work.values()
  const began = performance.now()
  await Promise.all(
    Array.from({ length: clients }, async () => {
      for (const item of waiting) {
        const start = performance.now()
        await one(item)
        latencies.push(performance.now() - start)
      }
    }),
  )
  const seconds = (performance.now() - began) / 1000
  return {
    perSecond: Math.round(work.length / seconds),
    p50Ms: percentile(latencies, 0.5),
    p99Ms: percentile(latencies, 0.99),
  }
}

/** The value that so large a `share` (0 to 1) of all do not exceed, to a tenth; 0 of none. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b)
  const at = Math.min(sorted.length - 1, Math.floor(sorted.length * share))
  return Number((sorted[at] ?? 0).toFixed(1))
}

/** Prints rows of a table under their heads, each column as wide as its widest cell. */
export function printTable(heads: readonly string[], rows: readonly (string | number)[][]): void {
  const cells = [heads.map(String), ...rows.map((row) => row.map(String))]
  const widths = heads.map((_, column) => Math.max(...cells.map((row) => (row[column] ?? '').length)))
  for (const row of cells) {
    console.log(row.map((cell, column) => cell.padStart(widths[column] ?? 0)).join('   '))
  }
}
