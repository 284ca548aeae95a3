import { useTranslations } from 'next-intl'
import { DateTime } from '#app/_components/date-time.tsx'
import { Price } from '#app/_components/price.tsx'
import { ProductPicture } from '#app/_components/product-picture.tsx'
import { Rating } from '#app/_components/rating.tsx'
import { ButtonLink } from '#app/_components/ui/button.tsx'
import { Card, CardContent, CardHeader } from '#app/_components/ui/card.tsx'
import { Link } from '#app/_i18n/link.tsx'
import type { Overview } from './types.ts'

/** What sold best in the period. */
export function BestSellers({ sellers }: Pick<Overview, 'sellers'>) {
  const t = useTranslations('vendor.overview')
  return (
    <Card>
      <CardHeader
        title={t('best')}
        actions={
          <ButtonLink variant="outline" size="sm" href="/vendor/products">
            {t('allProducts')}
          </ButtonLink>
        }
      />
      <CardContent>
        {sellers.length === 0 ? <p className="text-sm text-muted-foreground">{t('noBest')}</p> : null}
        <ol className="divide-y divide-border">
          {sellers.map(({ productId, title, picture, units, gross, currency }) => (
            <li
              key={`${productId}-${currency}`}
              className="flex items-center gap-3 py-2.5 first:pt-0 last:pb-0"
            >
              <ProductPicture picture={picture} sizes="2.5rem" className="size-10 shrink-0 rounded-md" />
              <span className="min-w-0 flex-1">
                <Link href={`/vendor/products/${productId}`} className="link block truncate font-medium">
                  {title}
                </Link>
                <span className="text-sm text-muted-foreground">{t('bestHint', { units })}</span>
              </span>
              <Price amount={gross} currency={currency} className="text-sm font-medium" />
            </li>
          ))}
        </ol>
      </CardContent>
    </Card>
  )
}

/** What customers wrote last. */
export function LatestReviews({ reviews }: Pick<Overview, 'reviews'>) {
  const t = useTranslations('vendor.overview')
  return (
    <Card>
      <CardHeader title={t('reviews')} />
      <CardContent>
        {reviews.length === 0 ? <p className="text-sm text-muted-foreground">{t('noReviews')}</p> : null}
        <ul className="divide-y divide-border">
          {reviews.map(({ id, rating, title, body, authorName, createdAt, product }) => (
            <li key={id} className="space-y-1 py-3 text-sm first:pt-0 last:pb-0">
              <div className="flex flex-wrap items-center justify-between gap-2">
                <Link href={`/vendor/products/${product.id}`} className="link min-w-0 truncate font-medium">
                  {product.title}
                </Link>
                <Rating rating={rating * 100} />
              </div>
              {title && <p className="font-medium">{title}</p>}
              {body && <p className="line-clamp-2 text-muted-foreground">{body}</p>}
              <p className="text-xs text-muted-foreground">
                {t.rich('by', { name: authorName, at: () => <DateTime value={createdAt} style="date" /> })}
              </p>
            </li>
          ))}
        </ul>
      </CardContent>
    </Card>
  )
}
