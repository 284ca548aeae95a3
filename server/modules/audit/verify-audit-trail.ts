import type { Db } from '#server/db/index.ts'
import { type AuditContent, chainHash, GENESIS } from './rules.ts'

/** The first link that does not hold, in words, with the number of its entry. */
export type AuditVerdict =
  | { ok: true; entries: bigint; hash: string }
  | { ok: false; entries: bigint; brokenAt: bigint; why: string }

type Entry = AuditContent & { prevHash: string; hash: string }

const PAGE = 1_000

/**
 * Recomputes the whole chain, a page at a time, and compares its end with the head. Finds a changed, removed, inserted
 * or reordered entry, and a chain that was cut short. `onProgress` hears how many entries have been checked.
 */
export async function verifyAuditTrail(
  db: Db,
  { onProgress }: { onProgress?: (entries: bigint) => void } = {},
): Promise<AuditVerdict> {
  // Read before the entries: those appended meanwhile do not make it look cut short.
  const head = await db.auditHead.findUniqueOrThrow({ where: { id: 1 } })
  let number = 0n
  let hash = GENESIS
  for (;;) {
    const page: Entry[] = await db.auditEntry.findMany({
      where: { number: { gt: number } },
      orderBy: { number: 'asc' },
      take: PAGE,
    })
    for (const entry of page) {
      const why = faultOf(entry, number + 1n, hash)
      if (why) return { ok: false, entries: number, brokenAt: entry.number, why }
      number = entry.number
      hash = entry.hash
      if (number === head.number && hash !== head.hash) {
        return {
          ok: false,
          entries: number,
          brokenAt: number,
          why: 'the head names another hash for the last entry',
        }
      }
    }
    onProgress?.(number)
    if (page.length < PAGE) break
  }
  if (number < head.number) {
    return {
      ok: false,
      entries: number,
      brokenAt: number + 1n,
      why: `the trail ends here, the head is at ${head.number}`,
    }
  }
  return { ok: true, entries: number, hash }
}

function faultOf(entry: Entry, expected: bigint, prevHash: string): string | undefined {
  if (entry.number !== expected) return `entry ${expected} is missing`
  if (entry.prevHash !== prevHash) return 'it does not follow the entry before it'
  const { prevHash: _, hash, ...content } = entry
  if (chainHash(prevHash, content) !== hash) return 'its contents are not what its hash was made of'
  return undefined
}
