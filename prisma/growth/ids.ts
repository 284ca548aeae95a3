import { randomFillSync } from 'node:crypto'
import { v7 } from 'uuid'

/** Randomness is drawn for many ids at once: asking for 16 bytes costs as much as making the row. */
const pool = Buffer.alloc(16 * 1024)
let used = pool.length

/** An id such as was made at that instant, so that pages and cursors that go by ids show the past in its order. */
export function idAt(at: Date): string {
  if (used === pool.length) {
    randomFillSync(pool)
    used = 0
  }
  const random = pool.subarray(used, used + 16)
  used += 16
  return v7({ msecs: at.getTime(), random })
}
