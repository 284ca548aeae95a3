import { useLocale, useTranslations } from 'next-intl'
import type { CSSProperties } from 'react'
import { formatLocale } from '#server/messages/locales.ts'
import { formatNumber, formatStars } from './format.ts'
import { cn } from './ui/cn.ts'

type RatingProps = {
  /** Hundredths of a star: 460 is 4.6. */
  rating: number
  /** How many reviews that is the mean of; left out beside a single review. */
  count?: number
  /** One star for all five, where there is little room. */
  compact?: boolean
  className?: string
}

/** A mean of stars, or one person's; in words for who does not see them. Nothing where nobody has rated. */
export function Rating({ rating, count, compact = false, className }: RatingProps) {
  const locale = formatLocale(useLocale())
  const t = useTranslations('common.rating')
  if (count === 0) return null
  const mean = formatStars(rating, locale, count === undefined ? 0 : 1)
  return (
    <span className={cn('inline-flex items-center gap-1.5 text-sm tabular-nums', className)}>
      <Stars rating={compact ? 500 : rating} count={compact ? 1 : 5} />
      {(compact || count !== undefined) && <span aria-hidden>{mean}</span>}
      <span className="sr-only">{t('spoken', { mean })}</span>
      {count !== undefined && (
        <span className="text-muted-foreground">
          <span aria-hidden>({formatNumber(count, locale)})</span>
          <span className="sr-only">, {t('count', { count })}</span>
        </span>
      )}
    </span>
  )
}

/** The stars alone, for where words say it. */
export function Stars({ rating, count = 5 }: { rating: number; count?: number }) {
  const style = { '--filled': `${rating / 5}%`, '--stars': count } as CSSProperties
  return <span aria-hidden className="stars text-[1.15em]" style={style} />
}
