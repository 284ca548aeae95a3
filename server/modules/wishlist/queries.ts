import type { Db, Tx } from '#server/db/index.ts'
import { listCards } from '#server/modules/catalog/list-cards.ts'
import type { ProductCard } from '#server/modules/catalog/schema.ts'

/** A wish; `card` is null where the product is not sold any more. */
export interface Wish {
  slug: string
  title: string
  card: ProductCard | null
}

const newestFirst = [{ createdAt: 'desc' }, { productId: 'desc' }] as const

/** The slugs of what somebody keeps for later, newest first. */
export async function wishedSlugs(db: Db | Tx, userId: string): Promise<string[]> {
  const rows = await db.wishlistItem.findMany({
    where: { userId },
    orderBy: [...newestFirst],
    select: { product: { select: { slug: true } } },
  })
  return rows.map(({ product }) => product.slug)
}

/** What somebody keeps for later, newest first, with what is not sold any more. */
export async function listWishes(db: Db | Tx, userId: string): Promise<Wish[]> {
  const rows = await db.wishlistItem.findMany({
    where: { userId },
    orderBy: [...newestFirst],
    select: { product: { select: { slug: true, title: true } } },
  })
  const cards = await listCards(
    db,
    rows.map(({ product }) => product.slug),
  )
  const cardOf = new Map(cards.map((card) => [card.slug, card]))
  return rows.map(({ product }) => ({ ...product, card: cardOf.get(product.slug) ?? null }))
}
