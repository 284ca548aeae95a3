import { Undo2 } from 'lucide-react'
import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { DataTable } from '#app/_components/data-table.tsx'
import { DateTime } from '#app/_components/date-time.tsx'
import { EmptyState } from '#app/_components/empty-state.tsx'
import { neighbours } from '#app/_components/neighbours.ts'
import { PageHeader } from '#app/_components/page-header.tsx'
import { type Query, wishes } from '#app/_components/path.ts'
import { Price } from '#app/_components/price.tsx'
import { Card } from '#app/_components/ui/card.tsx'
import { Link } from '#app/_i18n/link.tsx'
import { isId } from '#server/core/ids.ts'
import { api } from '#server/trpc/caller.ts'
import { RefundPaid } from '../_parts/refund-paid.tsx'

const PATH = '/admin/refunds'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('admin.refunds'))('title') }
}

export default async function RefundsToPay({ searchParams }: { searchParams: Query }) {
  const wish = wishes(await searchParams)
  const after = isId(wish.after) ? wish.after : undefined
  const [{ admin }, t] = await Promise.all([api(), getTranslations('admin.refunds')])
  const { refunds, next } = await admin.orders.refundsByHand({ after })
  return (
    <>
      <PageHeader title={t('title')} description={t('text')} />
      <Card className="overflow-hidden">
        <DataTable
          caption={t('title')}
          rows={refunds}
          rowKey={({ id }) => id}
          pages={neighbours(PATH, {}, { after, passed: wish.passed, next })}
          empty={
            <EmptyState icon={<Undo2 />} title={t('empty')}>
              {t('emptyText')}
            </EmptyState>
          }
          columns={[
            {
              id: 'order',
              header: t('order'),
              phone: 'title',
              cell: ({ orderCode }) => (
                <Link href={`/admin/orders/${orderCode}`} className="link whitespace-nowrap font-medium">
                  {orderCode}
                </Link>
              ),
            },
            {
              id: 'since',
              header: t('requested'),
              cell: ({ requestedAt }) => <DateTime value={requestedAt} />,
            },
            { id: 'reason', header: t('why'), cell: ({ reason }) => reason },
            {
              id: 'amount',
              header: t('amount'),
              align: 'end',
              cell: ({ amount, currency }) => <Price amount={amount} currency={currency} />,
            },
            {
              id: 'paid',
              header: t('done'),
              phone: 'bare',
              align: 'end',
              cell: (refund) => <RefundPaid refund={refund} />,
            },
          ]}
        />
      </Card>
    </>
  )
}
