import { Inbox } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { DataTable } from '#app/_components/data-table.tsx'
import { DateTime } from '#app/_components/date-time.tsx'
import { EmptyState } from '#app/_components/empty-state.tsx'
import { formatDuration } from '#app/_components/format.ts'
import { Badge } from '#app/_components/ui/badge.tsx'
import type { PaginationProps } from '#app/_components/ui/pagination.tsx'
import type { OutboxRow } from '../../_parts/types.ts'

interface OutboxTableProps {
  rows: readonly OutboxRow[]
  waiting: boolean
  pages: PaginationProps
}

/** Events of the outbox, and whether they were sent. */
export function OutboxTable({ rows, waiting, pages }: OutboxTableProps) {
  const t = useTranslations('admin.outbox')
  return (
    <DataTable
      caption={t('title')}
      rows={rows}
      rowKey={({ id }) => id}
      pages={pages}
      empty={
        <EmptyState icon={<Inbox />} title={t(waiting ? 'nothingWaits' : 'empty')}>
          {t(waiting ? 'nothingWaitsText' : 'emptyText')}
        </EmptyState>
      }
      columns={[
        {
          id: 'event',
          header: t('event'),
          phone: 'title',
          cell: ({ id, name }) => (
            <span>
              <span className="font-medium">{name}</span>
              <code className="block font-mono text-xs font-normal text-muted-foreground [overflow-wrap:anywhere]">
                {id}
              </code>
            </span>
          ),
        },
        { id: 'written', header: t('written'), cell: ({ createdAt }) => <DateTime value={createdAt} /> },
        { id: 'state', header: t('state'), cell: (row) => <SendState row={row} /> },
        {
          id: 'age',
          header: t('age'),
          align: 'end',
          className: 'whitespace-nowrap',
          cell: ({ createdAt, dispatchedAt }) =>
            formatDuration(Math.max(0, (dispatchedAt?.getTime() ?? Date.now()) - createdAt.getTime())),
        },
        {
          id: 'error',
          header: t('error'),
          className: 'md:max-w-80',
          cell: ({ lastError }) => <span className="[overflow-wrap:anywhere]">{lastError ?? '–'}</span>,
        },
        { id: 'attempts', header: t('attempts'), align: 'end', cell: ({ attempts }) => attempts },
        {
          id: 'for',
          header: t('for'),
          align: 'end',
          phone: 'hidden',
          cell: ({ listeners }) => t('functions', { count: listeners.length }),
        },
      ]}
    />
  )
}

function SendState({ row: { dispatchedAt, attempts, nextAttemptAt, leasedUntil } }: { row: OutboxRow }) {
  const t = useTranslations('admin.outbox')
  if (dispatchedAt) return <Badge tone="success">{t('sent')}</Badge>
  if (leasedUntil && leasedUntil.getTime() > Date.now()) return <Badge tone="info">{t('underWay')}</Badge>
  if (attempts === 0) return <Badge tone="warning">{t('waiting')}</Badge>
  return (
    <span className="inline-flex flex-col items-start gap-0.5 max-md:items-end">
      <Badge tone="warning">{t('retried')}</Badge>
      <span className="text-xs text-muted-foreground">
        {t.rich('nextAt', { at: () => <DateTime value={nextAttemptAt} style="time" /> })}
      </span>
    </span>
  )
}
