import { Prisma } from '#server/db/generated/client.ts'

/** More words than anybody needs to say what they look for. */
const MOST_WORDS = 8

/** The words of what somebody typed. */
export function wordsOf(text: string): string[] {
  const words =
    text
      .normalize('NFKC')
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu) ?? []
  return words.map((word) => word.slice(0, 40)).slice(0, MOST_WORDS)
}

/**
 * The CTEs that make of typed words what is searched for; the last is `asked`, one row: `words` (a tsquery), `plainly` (what was typed, or is most like it,
 * without synonyms), `nearest` and `corrected` (see ProductPage). A word that stands nowhere, in no form, is taken as the beginning of those that begin
 * with it, and else as the most similar ones (pg_trgm), and is looked for itself only where there are none, or where it has digits, which no list of
 * words has. To each its synonyms are added, of its forms too.
 */
export function readWords(words: readonly string[]): Prisma.Sql {
  return Prisma.sql`
    typed AS MATERIALIZED (
      SELECT t.place, t.word, stem_of('english_stem', t.word) AS english, stem_of('german_stem', t.word) AS german
      FROM (SELECT place, lower(unaccent(word)) AS word FROM unnest(${words}::text[]) WITH ORDINALITY AS u (word, place)) t
    ), known AS MATERIALIZED (
      SELECT t.*, length(t.word) < 3
        OR EXISTS (SELECT FROM search_words w WHERE w.english = t.english)
        OR EXISTS (SELECT FROM search_words w WHERE w.german = t.german)
        OR to_tsvector('shop_english', t.word) = '' OR to_tsvector('shop_german', t.word) = '' AS here
      FROM typed t
    ), begun AS MATERIALIZED (
      SELECT k.place, w.* FROM known k CROSS JOIN LATERAL (
        SELECT w.word, w.english, w.german FROM search_words w
        WHERE w.word >= k.word AND w.word < k.word || chr(1114111) ORDER BY length(w.word), w.word LIMIT 6
      ) w
      WHERE NOT k.here
    ), meant AS MATERIALIZED (
      SELECT place, word, english, german, false AS corrected,
        CASE WHEN here THEN 0 WHEN word ~ '[0-9]' THEN 1.5 ELSE 2 END AS far FROM known
      UNION ALL SELECT place, word, english, german, false, 1 FROM begun
      UNION ALL
      SELECT k.place, w.* FROM known k CROSS JOIN LATERAL (
        SELECT w.word, w.english, w.german, true, 1 - similarity(w.word, k.word) AS far FROM search_words w
        WHERE w.word % k.word ORDER BY far, w.word LIMIT 2
      ) w
      WHERE NOT k.here AND NOT EXISTS (SELECT FROM begun b WHERE b.place = k.place)
    ), alternative AS (
      SELECT place, query AS words, far = min(far) OVER (PARTITION BY place) AS own, far
      FROM meant, LATERAL (VALUES (plainto_tsquery('shop_english', word)), (plainto_tsquery('shop_german', word))) q (query)
      UNION ALL
      SELECT m.place, plainto_tsquery('shop_english', s.means), false, 0
      FROM meant m JOIN search_synonyms s ON s.english = m.english OR s.german = m.german
    ), terms AS MATERIALIZED (
      SELECT all_of(words) AS strictly, any_of(words) AS loosely, all_of(own) AS plainly, count(*) AS places
      FROM (
        SELECT any_of(DISTINCT words) FILTER (WHERE own OR far < 2) AS words, any_of(DISTINCT words) FILTER (WHERE own) AS own
        FROM alternative GROUP BY place
      ) a WHERE numnode(words) > 0
    ), asked AS MATERIALIZED (
      SELECT CASE WHEN found.all_words THEN t.strictly ELSE t.loosely END AS words, t.plainly, NOT found.all_words AS nearest,
        (SELECT string_agg(word, ' ' ORDER BY place) FROM (
          SELECT DISTINCT ON (place) place, word FROM meant ORDER BY place, corrected DESC, far
        ) r WHERE EXISTS (SELECT FROM meant WHERE corrected)) AS corrected
      FROM terms t CROSS JOIN LATERAL (
        SELECT t.places = 1 OR EXISTS (SELECT FROM listed_products l WHERE l.document @@ t.strictly) AS all_words OFFSET 0
      ) found
    )`
}
