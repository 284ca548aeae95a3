/** One thing that was checked: what was looked at, and where it differs. */
export interface Check {
  /** What holds when nothing differs. */
  name: string
  /** What was counted, by its name; money in minor units. */
  figures: Record<string, number>
  /** How many differences there are. */
  found: number
  /** The first of them, in words. */
  differences: string[]
}

/** How many differences a check names. */
export const NAMED = 20

/** A difference as queries give it: `found`, how many there are in all, is the same in every row. */
export interface Difference {
  difference: string
  found: number
}

export function checkOf(
  name: string,
  figures: Record<string, number> | undefined,
  rows: readonly Difference[],
): Check {
  return {
    name,
    figures: figures ?? {},
    found: rows[0]?.found ?? 0,
    differences: rows.slice(0, NAMED).map(({ difference }) => difference),
  }
}
