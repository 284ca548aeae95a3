import type { inferRouterOutputs } from '@trpc/server'
import { MessageSquareText } from 'lucide-react'
import { getTranslations } from 'next-intl/server'
import { EmptyState } from '#app/_components/empty-state.tsx'
import { ButtonLink } from '#app/_components/ui/button.tsx'
import type { AppRouter } from '#server/trpc/router.ts'
import { ProductReviews } from './product-reviews.tsx'

type ReviewSectionProps = {
  product: { slug: string; rating: number }
  reviews: inferRouterOutputs<AppRouter>['catalog']['reviews']
}

/** What customers say of a product, and the way to say something oneself. */
export async function ReviewSection({ product, reviews }: ReviewSectionProps) {
  const t = await getTranslations('product.reviews')
  const write = (
    <ButtonLink href="/account/reviews" variant="outline" size="sm" document>
      {t('write')}
    </ButtonLink>
  )
  return (
    <section id="reviews" aria-labelledby="reviews-title" className="mt-14 scroll-mt-6">
      <div className="mb-5 flex flex-wrap items-center justify-between gap-3">
        <h2 id="reviews-title" className="text-xl font-semibold">
          {t('title')}
        </h2>
        {reviews.total > 0 && write}
      </div>
      {reviews.total > 0 ? (
        <ProductReviews slug={product.slug} rating={product.rating} first={reviews} />
      ) : (
        <EmptyState
          icon={<MessageSquareText />}
          title={t('none')}
          level={3}
          action={write}
          className="rounded-lg border border-dashed border-border py-8! md:py-10!"
        >
          {t('noneText')}
        </EmptyState>
      )}
    </section>
  )
}
