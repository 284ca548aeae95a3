/** Rows per transaction where many are deleted: short locks, and nothing to roll back when it is interrupted. */
export const BATCH = 1_000

/** Deletes (or forgets) batch after batch until one is not full; returns how many rows went. */
export async function inBatches(deleteBatch: (limit: number) => Promise<number>): Promise<number> {
  for (let gone = 0; ; ) {
    const now = await deleteBatch(BATCH)
    gone += now
    if (now < BATCH) return gone
  }
}
