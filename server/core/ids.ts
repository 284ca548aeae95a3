import { v7, validate, version } from 'uuid'

/**
 * A new UUIDv7 (RFC 9562 section 5.7), lower case. Ids made by one process sort in the order in which they were made,
 * also within a millisecond and when the clock steps back. Those of several processes sort by their clocks: never
 * read a commit order from them.
 */
export function newId(): string {
  const now = Date.now()
  const random = nextRandom()
  if (now > last.msecs) {
    last.msecs = now
    last.seq = new DataView(random.buffer, random.byteOffset).getUint32(0) >>> 1
  } else if (last.seq === 0xffff_ffff) {
    last.msecs += 1
    last.seq = 0
  } else last.seq += 1
  return v7({ random, msecs: last.msecs, seq: last.seq })
}

/** The time and the counter of the last id. */
const last = { msecs: Number.NEGATIVE_INFINITY, seq: 0 }

/** Asking for randomness costs ten times what an id does, and an order has some thirty ids: so it is got in advance. */
const pool = new Uint8Array(16 * 256)
let used = pool.length

function nextRandom(): Uint8Array {
  if (used === pool.length) {
    globalThis.crypto.getRandomValues(pool)
    used = 0
  }
  used += 16
  return pool.subarray(used - 16, used)
}

/** Whether `value` is an id such as `newId` makes, in any case of letters. */
export function isId(value: unknown): value is string {
  return typeof value === 'string' && validate(value) && version(value) === 7
}

/** A place in a list that is sorted by time and id: what a page ends with and the next one begins behind. */
export interface Place {
  at: Date
  id: string
}

/** A place as a cursor in an address. */
export const writePlace = ({ at, id }: Place): string => `${at.toISOString()}_${id}`

const PLACE = /^([12]\d{3}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z)_([0-9a-f-]{36})$/

/** The place that a cursor of `writePlace` names; null for anything else, whatever stands in it. */
export function parsePlace(cursor: string): Place | null {
  const [, time = '', id = ''] = PLACE.exec(cursor) ?? []
  const at = new Date(time)
  return Number.isNaN(at.getTime()) || !validate(id) ? null : { at, id }
}
