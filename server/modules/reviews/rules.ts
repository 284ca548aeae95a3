import type { Distribution } from './schema.ts'

/**
 * The name that a review is signed with: the first name, and the first letter of the last. It stands on a public page
 * for good, so it says less than the account does.
 */
export function signatureOf(name: string): string {
  const [first = '', ...more] = name.trim().split(/\s+/)
  const initial = [...(more.at(-1) ?? '')][0]
  return initial ? `${first} ${initial}.` : first || '–'
}

/** Counts by stars as a row of five, none left out. */
export function distributionOf(counts: readonly { rating: number; count: number }[]): Distribution {
  const of = (stars: number) => counts.find(({ rating }) => rating === stars)?.count ?? 0
  return [of(1), of(2), of(3), of(4), of(5)]
}
