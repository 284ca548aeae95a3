import { getTranslations } from 'next-intl/server'
import { ProductGrid } from '#app/(storefront)/_parts/product-grid.tsx'
import type { ProductCard } from '#server/modules/catalog/schema.ts'
import { getCards, getRelated } from '#server/trpc/public.ts'

/** What goes with a product: bought together with it, and like it. */
export async function RelatedProducts({ slug }: { slug: string }) {
  const [t, { together, alike }] = await Promise.all([getTranslations('product.related'), getRelated(slug)])
  const [beside, similar] = await Promise.all([getCards(together), getCards(alike)])
  return (
    <>
      <Row id="together" title={t('together')} items={beside} />
      <Row id="alike" title={t('alike')} items={similar} />
    </>
  )
}

function Row({ id, title, items }: { id: string; title: string; items: readonly ProductCard[] }) {
  if (items.length === 0) return null
  return (
    <section aria-labelledby={id} className="mt-14">
      <h2 id={id} className="mb-5 text-xl font-semibold">
        {title}
      </h2>
      <ProductGrid items={items} />
    </section>
  )
}
