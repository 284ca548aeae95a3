import { useTranslations } from 'next-intl'
import { DateTime } from '#app/_components/date-time.tsx'
import { MoneyTable } from '#app/_components/money-table.tsx'
import { Card, CardContent, CardHeader } from '#app/_components/ui/card.tsx'
import type { Part } from '../../_parts/types.ts'

/** From what the customer pays to what the vendor keeps. */
export function PartEarnings({ part }: { part: Part }) {
  const t = useTranslations('vendor.order')
  return (
    <Card>
      <CardHeader title={t('earn')} description={<ReleaseNote part={part} />} />
      <CardContent>
        <MoneyTable
          caption={t('earn')}
          currency={part.currency}
          rows={[
            { id: 'goods', label: t('goodsTotal'), amount: part.goods },
            ...(part.discount > 0 ? [{ id: 'discount', label: t('discount'), amount: -part.discount }] : []),
            { id: 'shipping', label: t('delivery'), amount: part.shipping },
            { id: 'total', label: t('pays'), amount: part.total, kind: 'subtotal' as const },
            { id: 'tax', label: t('taxPaid'), amount: -part.tax },
            { id: 'commission', label: t('commission'), amount: -part.commission },
            { id: 'net', label: t('net'), amount: part.net, kind: 'total' as const },
          ]}
        />
      </CardContent>
    </Card>
  )
}

function ReleaseNote({ part: { status, earning, holdDays } }: { part: Part }) {
  const t = useTranslations('vendor.order')
  if (status === 'cancelled') return t('nothing')
  const { releasedAt, releaseAt } = earning ?? {}
  if (releasedAt) return t.rich('since', { at: () => <DateTime value={releasedAt} style="date" /> })
  if (releaseAt) return t.rich('from', { at: () => <DateTime value={releaseAt} style="date" /> })
  return t('after', { days: holdDays })
}
