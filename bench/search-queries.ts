import type { Db } from '#server/db/index.ts'
import { listProducts } from '#server/modules/catalog/list-products.ts'
import { listingInput } from '#server/modules/catalog/schema.ts'
import { percentile } from './timing.ts'

const QUESTIONS = 300

/**
 * 95th percentile of the search itself, in milliseconds, one question at a time, as the results page asks it, facets
 * included: words from titles of this range, a third of them misspelled, a third half typed, every fourth with filters.
 */
export async function searchQueryP95(db: Db): Promise<number> {
  const words = await wordsOnSale(db)
  const ask = (word: string, at: number) =>
    listProducts(db, listingInput.parse({ ...questionOf(word, at), facets: true, sort: 'relevance' }))
  for (const [at, word] of words.slice(0, 40).entries()) await ask(word, at)
  const took: number[] = []
  for (let at = 0; at < QUESTIONS; at += 1) {
    const began = performance.now()
    await ask(words[at % words.length] ?? '', at)
    took.push(performance.now() - began)
  }
  return percentile(took, 0.95)
}

async function wordsOnSale(db: Db): Promise<string[]> {
  const rows = await db.$queryRaw<{ word: string }[]>`
    SELECT DISTINCT word FROM (SELECT title FROM products WHERE status = 'published' ORDER BY md5(id::text) LIMIT 200) p,
      regexp_split_to_table(lower(title), '[^[:alpha:]]+') AS word
    WHERE length(word) > 4 ORDER BY word`
  return rows.map(({ word }) => word)
}

/** What somebody types who wants the word. */
function questionOf(word: string, at: number): { q: string; maxPrice?: number; inStock?: boolean } {
  const typed = [word, `${word[1]}${word[0]}${word.slice(2)}`, word.slice(0, 4)][at % 3] ?? word
  return at % 4 === 0 ? { q: typed, maxPrice: 10_000, inStock: true } : { q: typed }
}
