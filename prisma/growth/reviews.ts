/** What customers said of what had arrived, and what it adds up to. */
import type pg from 'pg'
import { type Random, randomFrom } from '#prisma/seed/random.ts'
import { type Mood, reviewWords } from '#prisma/seed/review-words.ts'
import { signatureOf } from '#server/modules/reviews/rules.ts'
import { copyRows, type RowBuffer } from './copy-rows.ts'
import { idAt } from './ids.ts'

const DAY_MS = 86_400_000
const HOUR_MS = 3_600_000

/** One in so many is hidden by an operator. */
const HIDDEN = 0.01
/** One in so many tells of something that went wrong, however good the thing is. */
const MISHAP = 0.02

/** An item that arrived long enough ago to be judged. */
interface Arrived {
  orderItemId: string
  productId: string
  vendorId: string
  userId: string | null
  name: string
  country: string
  title: string
  category: string | null
  deliveredAt: Date
}

/** How many rows are held at once. */
const ROWS_AT_ONCE = 50_000

/**
 * Lets so many of the delivered items be reviewed, drawn by chance, and sets what products and vendors carry of it. Every
 * product has a quality of its own, so that some are loved and some are not. Reviews by guests count like the others.
 */
export async function writeReviews(
  client: pg.Client,
  rows: RowBuffer,
  { count, now }: { count: number; now: Date },
): Promise<void> {
  const random = randomFrom(count)
  const qualities = new Map<string, number>()
  const qualityOf = (productId: string): number => {
    const quality = qualities.get(productId) ?? 5.2 - 2.2 * random.next() ** 1.8
    qualities.set(productId, quality)
    return quality
  }
  await client.query(`DECLARE arrived NO SCROLL CURSOR FOR ${ARRIVED}`, [now, count])
  for (;;) {
    const { rows: items } = await client.query<Arrived>(`FETCH ${ROWS_AT_ONCE} FROM arrived`)
    if (items.length === 0) break
    for (const item of items) writeReview(rows, random, { item, quality: qualityOf(item.productId), now })
    await copyRows(client, rows.take())
  }
  await client.query('CLOSE arrived')
  await addRatings(client)
}

const ARRIVED = `
  SELECT i.id AS "orderItemId", i.product_id AS "productId", p.vendor_id AS "vendorId", o.user_id AS "userId", a.name,
    a.country, i.title, c.slug AS category, p.delivered_at AS "deliveredAt"
  FROM order_items i
  JOIN vendor_orders p ON p.id = i.vendor_order_id AND p.status = 'delivered' AND p.delivered_at < $1::timestamptz - interval '1 day'
  JOIN orders o ON o.id = i.order_id
  JOIN order_addresses a ON a.order_id = o.id AND a.kind = 'shipping'
  JOIN products t ON t.id = i.product_id LEFT JOIN categories c ON c.id = t.category_id
  WHERE NOT EXISTS (SELECT FROM reviews r WHERE r.order_item_id = i.id)
  ORDER BY md5(i.id::text) LIMIT $2`

function writeReview(
  rows: RowBuffer,
  random: Random,
  { item, quality, now }: { item: Arrived; quality: number; now: Date },
): void {
  // Three dice make a bell: most are near what the thing deserves.
  const luck = (random.next() + random.next() + random.next() - 1.5) * 1.6
  const deserved = Math.min(5, Math.max(1, Math.round(quality + luck)))
  const rating = random.next() < MISHAP ? random.pick([1, 1, 2]) : deserved
  const locale =
    item.country === 'DE' || item.country === 'AT' ? random.pick(['de', 'de', 'en'] as const) : 'en'
  const latest = Math.min(item.deliveredAt.getTime() + 21 * DAY_MS, now.getTime())
  const earliest = item.deliveredAt.getTime() + 8 * HOUR_MS
  const createdAt = new Date(earliest + Math.floor(random.next() * Math.max(1, latest - earliest)))
  rows.add('reviews', {
    ...{ id: idAt(createdAt), productId: item.productId, vendorId: item.vendorId, userId: item.userId },
    ...{ orderItemId: item.orderItemId, authorName: signatureOf(item.name), rating, locale, createdAt },
    status: random.next() < HIDDEN ? 'hidden' : 'published',
    ...textOf(random, { rating, locale, thing: thingOf(item.title), category: item.category ?? '' }),
  })
}

/** "Mug, oat glaze" and "Scarf in fog grey" are a mug and a scarf. */
function thingOf(title: string): string {
  return (/^(.*?)(?:,| in | for )/.exec(title)?.[1] ?? title).toLowerCase()
}

const MOODS: readonly Mood[] = ['unhappy', 'unhappy', 'so-so', 'content', 'happy']

function textOf(
  random: Random,
  about: { rating: number; locale: 'en' | 'de'; thing: string; category: string },
): { title: string; body: string } {
  const words = reviewWords[about.locale]
  const mood = MOODS[about.rating - 1] ?? 'happy'
  // Some give stars and say nothing.
  if (random.next() < 0.12) return { title: '', body: '' }
  const details = about.rating >= 4 ? (words.details[about.category] ?? []) : []
  const body = [
    random.pick(words.openings[mood]),
    ...(details.length > 0 && random.next() < 0.75 ? [random.pick(details)] : []),
    ...(random.next() < 0.6 ? [random.pick(words.closings[mood])] : []),
  ]
  return { title: random.pick(words.titles[mood]), body: body.join(' ').replaceAll('{thing}', about.thing) }
}

/** Sets what the published reviews of each product and vendor come to. */
async function addRatings(client: pg.Client): Promise<void> {
  for (const table of ['products', 'vendors'] as const) {
    await client.query(
      `UPDATE ${table} AS rated SET rating_count = r.count, rating_sum = r.sum
       FROM (SELECT ${table.slice(0, -1)}_id AS id, count(*)::int AS count, sum(rating)::int AS sum
             FROM reviews WHERE status = 'published' GROUP BY 1) AS r
       WHERE rated.id = r.id`,
    )
  }
}
