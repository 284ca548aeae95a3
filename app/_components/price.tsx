import { useLocale, useTranslations } from 'next-intl'
import { formatMoney } from '#server/core/money.ts'
import { formatLocale } from '#server/messages/locales.ts'
import { cn } from './ui/cn.ts'

type PriceProps = {
  /** Integer minor units. */
  amount: number
  /** ISO 4217. */
  currency: string
  /** What it cost before, in the same currency; shown struck through where it is higher. */
  was?: number
  /** True for "from €12.00", where variants differ. */
  from?: boolean
  className?: string
}

/** An amount of money with the currency's own decimals. Takes a Money: `<Price {...line.total} />`. */
export function Price({ amount, currency, was, from = false, className }: PriceProps) {
  const locale = formatLocale(useLocale())
  const t = useTranslations('common.price')
  const reduced = was !== undefined && was > amount
  return (
    <span className={cn('whitespace-nowrap tabular-nums', className)}>
      {from && <span className="font-normal text-muted-foreground">{t('from')} </span>}
      {reduced && <span className="sr-only">{t('now')} </span>}
      {formatMoney({ amount, currency }, locale)}
      {reduced && (
        <>
          <span className="sr-only">, {t('before')} </span>
          <s className="ml-2 font-normal text-muted-foreground">
            {formatMoney({ amount: was, currency }, locale)}
          </s>
        </>
      )}
    </span>
  )
}
