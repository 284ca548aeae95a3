import { useLocale, useTranslations } from 'next-intl'
import { formatStars } from '#app/_components/format.ts'
import { Stars } from '#app/_components/rating.tsx'
import { formatLocale } from '#server/messages/locales.ts'
import type { Distribution } from '#server/modules/reviews/schema.ts'

type ReviewStarsProps = {
  /** Hundredths of a star. */
  rating: number
  distribution: Distribution
  /** Whose reviews alone are shown. */
  stars: number | undefined
  onStars: (stars: number | undefined) => void
}

/** The mean, and how many give how many stars; a row shows those reviews alone, and pressed again all of them. */
export function ReviewStars({ rating, distribution, stars, onStars }: ReviewStarsProps) {
  const t = useTranslations('product.reviews')
  const locale = formatLocale(useLocale())
  const total = distribution.reduce((sum, count) => sum + count, 0)
  return (
    <div>
      <p className="flex items-center gap-3">
        <span className="text-4xl font-semibold tabular-nums">{formatStars(rating, locale, 1)}</span>
        <span>
          <Stars rating={rating} />
          <span className="block text-sm text-muted-foreground">{t('outOf')}</span>
        </span>
      </p>
      <ul aria-label={t('distribution')} className="mt-4">
        {[5, 4, 3, 2, 1].map((row) => {
          const count = distribution[row - 1] ?? 0
          return (
            <li key={row}>
              <button
                type="button"
                aria-pressed={stars === row}
                title={t('only', { stars: row })}
                disabled={count === 0}
                onClick={() => onStars(stars === row ? undefined : row)}
                className="-mx-2 grid min-h-9 w-[calc(100%+1rem)] grid-cols-[2.25rem_1fr_2.5rem] items-center gap-2 rounded-md px-2 text-sm tabular-nums hover:bg-accent disabled:hover:bg-transparent aria-pressed:bg-primary-soft aria-pressed:font-medium"
              >
                <span className="sr-only">{t('row', { stars: row, count })}</span>
                <span aria-hidden className="flex items-center gap-1">
                  {row} <Stars rating={500} count={1} />
                </span>
                <span className="h-2 overflow-hidden rounded-full bg-muted">
                  <span
                    className="block h-full rounded-full bg-highlight"
                    style={{ width: `${total > 0 ? (100 * count) / total : 0}%` }}
                  />
                </span>
                <span aria-hidden className="text-right text-muted-foreground">
                  {count}
                </span>
              </button>
            </li>
          )
        })}
      </ul>
    </div>
  )
}
