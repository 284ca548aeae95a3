import { Webhook } from 'lucide-react'
import { DataTable } from '#app/_components/data-table.tsx'
import { DateTime } from '#app/_components/date-time.tsx'
import { EmptyState } from '#app/_components/empty-state.tsx'
import { Badge } from '#app/_components/ui/badge.tsx'
import { EndpointDelete } from './endpoint-delete.tsx'
import type { Endpoint } from './types.ts'
import { eventWords } from './webhook-words.ts'

/** Where the vendor's webhooks go. */
export function EndpointsTable({
  endpoints,
  mayChange,
}: {
  endpoints: readonly Endpoint[]
  mayChange: boolean
}) {
  return (
    <DataTable
      caption="Endpoints"
      rows={endpoints}
      rowKey={({ id }) => id}
      empty={
        <EmptyState icon={<Webhook />} title="No endpoints yet" level={3}>
          An endpoint is an address of yours that we post to when something happens: an order, a payout, stock
          that runs low.
        </EmptyState>
      }
      columns={[
        {
          id: 'address',
          header: 'Address',
          phone: 'title',
          cell: ({ url, active }) => (
            <span className="flex flex-wrap items-center gap-2">
              <span className="font-medium [overflow-wrap:anywhere]">{url}</span>
              {active ? null : <Badge tone="warning">Switched off: it answered 410</Badge>}
            </span>
          ),
        },
        {
          id: 'events',
          header: 'Events',
          cell: ({ events }) => (events.length === 0 ? 'All' : events.map(eventWords).join(', ')),
        },
        {
          id: 'since',
          header: 'Since',
          cell: ({ createdAt }) => <DateTime value={createdAt} style="date" />,
        },
        ...(mayChange
          ? [
              {
                id: 'delete',
                header: 'Delete',
                align: 'end' as const,
                cell: ({ id, url }: Endpoint) => <EndpointDelete id={id} url={url} />,
              },
            ]
          : []),
      ]}
    />
  )
}
