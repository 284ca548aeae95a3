import { CircleCheck } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { DataTable } from '#app/_components/data-table.tsx'
import { DateTime } from '#app/_components/date-time.tsx'
import { EmptyState } from '#app/_components/empty-state.tsx'
import { pathWith } from '#app/_components/path.ts'
import { Price } from '#app/_components/price.tsx'
import { Badge } from '#app/_components/ui/badge.tsx'
import { Card, CardHeader } from '#app/_components/ui/card.tsx'
import { Link } from '#app/_i18n/link.tsx'
import { MessageArrived } from '../../_parts/message-arrived.tsx'
import type { Doubt } from '../../_parts/types.ts'

/** What providers have not answered for certain: most is asked after until they do, the rest waits for a person. */
export function Doubts({ doubts }: { doubts: readonly Doubt[] }) {
  const t = useTranslations('admin.doubts')
  return (
    <Card className="mt-6 overflow-hidden">
      <CardHeader title={t('title')} description={t('text')} />
      <DataTable
        caption={t('title')}
        rows={doubts}
        rowKey={({ kind, id }) => `${kind}:${id}`}
        className="border-t border-border"
        empty={
          <EmptyState icon={<CircleCheck />} title={t('none')} level={3}>
            {t('noneText')}
          </EmptyState>
        }
        columns={[
          { id: 'what', header: t('what'), phone: 'title', cell: (doubt) => <What doubt={doubt} /> },
          { id: 'about', header: t('about'), cell: (doubt) => <About doubt={doubt} /> },
          { id: 'since', header: t('since'), cell: ({ since }) => <DateTime value={since} /> },
          {
            id: 'amount',
            header: t('amount'),
            align: 'end',
            cell: ({ amount, currency }) =>
              amount !== null && currency ? <Price amount={amount} currency={currency} /> : '–',
          },
          { id: 'next', header: t('next'), align: 'end', cell: (doubt) => <Next doubt={doubt} /> },
        ]}
      />
    </Card>
  )
}

const isMessage = ({ kind }: Doubt) => kind === 'sms' || kind === 'email'

function What({ doubt }: { doubt: Doubt }) {
  const t = useTranslations('admin.doubts')
  return (
    <span>
      {isMessage(doubt) ? (
        <Link href={`/admin/messages/${doubt.id}`} className="link font-medium">
          {t(`kinds.${doubt.kind}`)}
        </Link>
      ) : (
        <span className="font-medium">{t(`kinds.${doubt.kind}`)}</span>
      )}
      {doubt.reason ? (
        <span className="block text-sm font-normal text-muted-foreground [overflow-wrap:anywhere]">
          {doubt.reason}
        </span>
      ) : null}
    </span>
  )
}

function About({ doubt: { kind, orderCode, vendor, state } }: { doubt: Doubt }) {
  if (orderCode) {
    return (
      <Link href={`/admin/orders/${orderCode}`} className="link whitespace-nowrap">
        {orderCode}
      </Link>
    )
  }
  if (kind !== 'payout') return vendor ?? '–'
  return (
    <Link href={pathWith('/admin/payouts', { state })} className="link">
      {vendor}
    </Link>
  )
}

function Next({ doubt }: { doubt: Doubt }) {
  const t = useTranslations('admin.doubts')
  if (isMessage(doubt)) return <MessageArrived notificationId={doubt.id} />
  return doubt.byHand ? (
    <Badge tone="warning">{t('byHand')}</Badge>
  ) : (
    <Badge tone="neutral">{t('asked')}</Badge>
  )
}
