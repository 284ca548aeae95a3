import { useLocale, useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { CopyButton } from '#app/_components/copy-button.tsx'
import { DateTime } from '#app/_components/date-time.tsx'
import { Card, CardContent, CardHeader } from '#app/_components/ui/card.tsx'
import { formatMoney } from '#server/core/money.ts'
import { formatLocale } from '#server/messages/locales.ts'
import type { OrderPageData } from '../_lib/timeline.ts'

type TransferDetailsProps = {
  order: OrderPageData['order']
  bank: NonNullable<OrderPageData['bank']>
}

/** What to write on a bank transfer, and until when it is waited for. */
export function TransferDetails({ order, bank }: TransferDetailsProps) {
  const t = useTranslations('order.transferTo')
  const locale = formatLocale(useLocale())
  const { payment } = order
  if (!payment) return null
  const { amount, currency, expiresAt, transferReference } = payment
  return (
    <Card aria-labelledby="transfer" className="border-warning/40">
      <CardHeader
        id="transfer"
        title={t('title', { amount: formatMoney({ amount, currency }, locale) })}
        description={
          <>
            {expiresAt &&
              t.rich('until', {
                at: () => <DateTime value={expiresAt} className="font-medium text-foreground" />,
              })}{' '}
            {t('inMail')}
          </>
        }
      />
      <CardContent>
        <dl className="grid grid-cols-1 gap-4 text-sm sm:grid-cols-2">
          <Detail term={t('to')} value={bank.holder} copy={bank.holder} />
          <Detail term="IBAN" value={bank.iban.replace(/(.{4})(?=.)/g, '$1 ')} copy={bank.iban} />
          <Detail term="BIC" value={bank.bic} copy={bank.bic} />
          <Detail
            term={t('reference')}
            value={transferReference ?? ''}
            copy={transferReference ?? undefined}
            hint={t('referenceHint')}
          />
        </dl>
      </CardContent>
    </Card>
  )
}

function Detail({
  term,
  value,
  copy,
  hint,
}: {
  term: string
  value: string
  copy?: string
  hint?: ReactNode
}) {
  return (
    <div className="min-w-0">
      <dt className="text-muted-foreground">{term}</dt>
      <dd>
        <span className="flex min-h-9 items-center gap-1">
          <span className={copy ? 'font-mono font-medium [overflow-wrap:anywhere]' : 'font-medium'}>
            {value}
          </span>
          {copy && <CopyButton what={term} text={copy} />}
        </span>
        {hint && <span className="block text-muted-foreground">{hint}</span>}
      </dd>
    </div>
  )
}
