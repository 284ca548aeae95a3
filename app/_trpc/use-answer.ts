import { useEffect, useRef, useSyncExternalStore } from 'react'
import { type Known, type SharedAnswer, UNKNOWN } from './shared-answer.ts'

interface Wish<T> {
  /** What the page was rendered with. */
  initial?: T
  /** False asks for nothing. */
  wanted?: boolean
}

const never = () => () => {}
const unknown = () => UNKNOWN

/** A shared answer as one island shows it; while that to another input is awaited (`isBefore`), the one before. */
export function useAnswer<T, Input>(
  shared: SharedAnswer<T, Input>,
  input: Input,
  { initial, wanted = true }: Wish<T> = {},
) {
  const cell = shared.cell(input)
  // First, so that what the page brought is not asked for.
  useEffect(() => {
    if (initial !== undefined) cell.seed(initial)
  })
  const known: Known<T> = useSyncExternalStore(wanted ? cell.subscribe : never, cell.current, unknown)
  const before = useRef<T>(undefined)
  const now = known.data === undefined ? initial : known.data
  const data = now === undefined ? before.current : now
  useEffect(() => {
    before.current = data
  })
  return { ...known, data, isBefore: now === undefined, refetch: cell.refresh }
}
