import { formatMoney } from '#server/core/money.ts'
import { pictureLink } from '#server/core/pictures.ts'
import type { Db, Tx } from '#server/db/index.ts'
import { formatLocale, type Locale } from '#server/messages/locales.ts'
import { wordsOf } from './read-words.ts'
import type { Suggestions } from './schema.ts'

interface Answer extends Omit<Suggestions, 'products'> {
  products: (Omit<Suggestions['products'][number], 'price'> & { price: number; currency: string })[]
}

const PRODUCTS = 5
const OTHERS = 3

/**
 * What somebody may mean who has typed so far: the last word counts as a beginning. What sells comes first. Mistyped
 * words find vendors by their likeness; products are found by what they are (synonyms, typos) once they are searched for.
 */
export async function findSuggestions(
  db: Db | Tx,
  { q, locale }: { q: string; locale: Locale },
): Promise<Suggestions> {
  const words = wordsOf(q)
  if (words.length === 0) return { products: [], categories: [], vendors: [] }
  const text = words.join(' ')
  const begun = words.map((word, index) => (index === words.length - 1 ? `${word}:*` : word)).join(' & ')
  const [row] = await db.$queryRaw<Answer[]>`
    WITH asked AS MATERIALIZED (
      SELECT to_tsquery('shop_english', unaccent(${begun})) || COALESCE(
        (SELECT any_of(plainto_tsquery('shop_english', means)) FROM search_synonyms
         WHERE term = lower(unaccent(${text})) OR german = stem_of('german_stem', lower(unaccent(${text})))), '') AS words,
        lower(unaccent(${text})) AS said
    )
    SELECT
      (SELECT COALESCE(jsonb_agg(jsonb_build_object('slug', p.slug, 'title', p.title, 'vendor', ve.name, 'price', l.price,
          'currency', l.currency,
          'image', (SELECT url FROM product_pictures pp WHERE pp.product_id = p.id ORDER BY position LIMIT 1)) ORDER BY l.sold DESC, p.title, p.id), '[]')
       FROM (SELECT product_id, vendor_id, price, currency, sold
             FROM (SELECT * FROM listed_products WHERE title @@ (SELECT words FROM asked) LIMIT 500) found
             ORDER BY sold DESC, product_id LIMIT ${PRODUCTS}) l
       JOIN products p ON p.id = l.product_id JOIN vendors ve ON ve.id = l.vendor_id) AS products,
      (SELECT COALESCE(jsonb_agg(jsonb_build_object('slug', slug, 'name', name)), '[]') FROM (
        SELECT c.slug, COALESCE(t.name, c.name) AS name
        FROM asked, categories c LEFT JOIN category_texts t ON t.category_id = c.id AND t.locale = ${locale}
        WHERE to_tsvector('simple', unaccent(concat_ws(' ', c.name, t.name))) @@ to_tsquery('simple', unaccent(${begun}))
        ORDER BY c.position LIMIT ${OTHERS}) c) AS categories,
      (SELECT COALESCE(jsonb_agg(jsonb_build_object('slug', slug, 'name', name)), '[]') FROM (
        SELECT ve.slug, ve.name FROM asked, vendors ve
        WHERE ve.status = 'approved' AND ve.listed
          AND (to_tsvector('simple', unaccent(ve.name)) @@ to_tsquery('simple', unaccent(${begun}))
            OR word_similarity(said, lower(unaccent(ve.name))) > 0.6)
        ORDER BY word_similarity(said, lower(unaccent(ve.name))) DESC, ve.name LIMIT ${OTHERS}) v) AS vendors`
  const { products = [], categories = [], vendors = [] } = row ?? {}
  const priced = products.map(({ price, currency, ...product }) => ({
    ...product,
    image: product.image && (pictureLink(product.image, { origin: '', width: 160 }) ?? product.image),
    price: formatMoney({ amount: price, currency }, formatLocale(locale)),
  }))
  return { products: priced, categories, vendors }
}
