import { pathWith } from '#app/_components/path.ts'
import type { PaginationProps } from '#app/_components/ui/pagination.tsx'

type Kept = Record<string, string | undefined>

/** The neighbours of a keyset page: back to the first one, on to the one that begins behind `next`. */
export function neighbours(
  path: string,
  kept: Kept,
  { after, next }: { after?: string; next: string | null },
): PaginationProps {
  return {
    previousHref: after ? pathWith(path, kept) : undefined,
    nextHref: next ? pathWith(path, { ...kept, after: next }) : undefined,
  }
}
