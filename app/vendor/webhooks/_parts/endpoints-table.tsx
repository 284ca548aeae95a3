import { Webhook } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { DataTable } from '#app/_components/data-table.tsx'
import { DateTime } from '#app/_components/date-time.tsx'
import { EmptyState } from '#app/_components/empty-state.tsx'
import { Badge } from '#app/_components/ui/badge.tsx'
import type { Endpoint } from '../../_parts/types.ts'
import { EndpointDelete } from './endpoint-delete.tsx'
import { useEventWords } from './webhook-words.ts'

/** Where the vendor's webhooks go. */
export function EndpointsTable({
  endpoints,
  mayChange,
}: {
  endpoints: readonly Endpoint[]
  mayChange: boolean
}) {
  const t = useTranslations('vendor.webhooks')
  const eventWords = useEventWords()
  return (
    <DataTable
      caption={t('endpoints')}
      rows={endpoints}
      rowKey={({ id }) => id}
      empty={
        <EmptyState icon={<Webhook />} title={t('noEndpoints')} level={3}>
          {t('noEndpointsText')}
        </EmptyState>
      }
      columns={[
        {
          id: 'address',
          header: t('address'),
          phone: 'title',
          cell: ({ url, active }) => (
            <span className="flex flex-wrap items-center gap-2">
              <span className="font-medium [overflow-wrap:anywhere]">{url}</span>
              {active ? null : <Badge tone="warning">{t('gone')}</Badge>}
            </span>
          ),
        },
        {
          id: 'events',
          header: t('events'),
          cell: ({ events }) => (events.length === 0 ? t('every') : events.map(eventWords).join(', ')),
        },
        {
          id: 'since',
          header: t('since'),
          cell: ({ createdAt }) => <DateTime value={createdAt} style="date" />,
        },
        ...(mayChange
          ? [
              {
                id: 'delete',
                header: t('delete'),
                align: 'end' as const,
                cell: ({ id, url }: Endpoint) => <EndpointDelete id={id} url={url} />,
              },
            ]
          : []),
      ]}
    />
  )
}
