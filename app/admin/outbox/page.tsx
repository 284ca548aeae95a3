import { Inbox } from 'lucide-react'
import type { Metadata } from 'next'
import { Suspense } from 'react'
import { type Column, DataTable } from '#app/_components/data-table.tsx'
import { DateTime } from '#app/_components/date-time.tsx'
import { EmptyState } from '#app/_components/empty-state.tsx'
import { formatDuration, formatNumber } from '#app/_components/format.ts'
import { PageHeader } from '#app/_components/page-header.tsx'
import { pathWith, type Query, wishes } from '#app/_components/path.ts'
import { RefreshWhile } from '#app/_components/refresh-while.tsx'
import { Stat } from '#app/_components/stat.tsx'
import { Badge } from '#app/_components/ui/badge.tsx'
import { Card } from '#app/_components/ui/card.tsx'
import { Pagination } from '#app/_components/ui/pagination.tsx'
import { api } from '#server/trpc/caller.ts'
import { Filters } from '../_parts/filters.tsx'
import { JobServerNotice } from '../_parts/job-server.tsx'
import type { OutboxRow } from '../_parts/types.ts'

export const metadata: Metadata = { title: 'Outbox' }

const PATH = '/admin/outbox'

export default async function Outbox({ searchParams }: { searchParams: Query }) {
  const wish = wishes(await searchParams)
  const waiting = wish.show === 'waiting'
  const after = wish.after && /^[0-9a-f-]{36}$/.test(wish.after) ? wish.after : undefined
  const { admin } = await api()
  const [state, { rows, next }] = await Promise.all([
    admin.outbox.state(),
    admin.outbox.list({ waiting, after }),
  ])
  const show = waiting ? 'waiting' : undefined
  return (
    <>
      <RefreshWhile active={state.waiting > 0 && !after} />
      <PageHeader
        title="Outbox"
        description="Every event is written with what caused it and sent to the job server right after. What could not be sent waits here and is tried again."
      />
      <Suspense>
        <JobServerNotice />
      </Suspense>
      <div className="mb-6 grid grid-cols-2 gap-3 md:grid-cols-3 md:gap-4">
        <Stat
          label="Waiting"
          value={formatNumber(state.waiting)}
          hint={
            state.oldestAt
              ? `Oldest for ${formatDuration(Date.now() - state.oldestAt.getTime())}`
              : 'Everything is sent'
          }
        />
        <Stat
          label="Failing"
          value={formatNumber(state.failing)}
          tone={state.failing > 0 ? 'warning' : 'neutral'}
          hint={state.lastError ?? 'Nothing was refused'}
        />
        <Stat
          label="Last sent"
          value={state.lastDispatchedAt ? <DateTime value={state.lastDispatchedAt} style="time" /> : 'Never'}
          hint={state.lastDispatchedAt ? <DateTime value={state.lastDispatchedAt} style="date" /> : undefined}
          className="max-md:col-span-2"
        />
      </div>
      <div className="mb-4">
        <Filters
          label="Filter"
          filters={[
            { label: 'All, newest first', href: PATH, current: !waiting },
            {
              label: 'Waiting',
              href: pathWith(PATH, { show: 'waiting' }),
              current: waiting,
              count: state.waiting,
            },
          ]}
        />
      </div>
      <Card className="overflow-hidden">
        <Events rows={rows} waiting={waiting} />
        {after || next ? (
          <Pagination
            className="border-t border-border px-4 py-3 md:px-6"
            previousHref={after ? pathWith(PATH, { show }) : undefined}
            nextHref={next ? pathWith(PATH, { show, after: next }) : undefined}
            summary={after ? 'Older events' : 'Newest events'}
          />
        ) : null}
      </Card>
    </>
  )
}

const columns: Column<OutboxRow>[] = [
  {
    id: 'event',
    header: 'Event',
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
  { id: 'written', header: 'Written', cell: ({ createdAt }) => <DateTime value={createdAt} /> },
  { id: 'state', header: 'State', cell: (row) => <SendState row={row} /> },
  {
    id: 'next',
    header: 'Last error',
    className: 'md:max-w-80',
    cell: ({ lastError }) => <span className="[overflow-wrap:anywhere]">{lastError ?? '–'}</span>,
  },
  { id: 'attempts', header: 'Attempts', align: 'end', cell: ({ attempts }) => attempts },
  { id: 'listeners', header: 'For', align: 'end', cell: ({ listeners }) => `${listeners.length} functions` },
]

function SendState({ row: { dispatchedAt, attempts, nextAttemptAt } }: { row: OutboxRow }) {
  if (dispatchedAt) {
    return (
      <span className="whitespace-nowrap">
        <Badge tone="success">Sent</Badge>
      </span>
    )
  }
  return (
    <span className="inline-flex flex-col items-start gap-0.5 max-md:items-end">
      <Badge tone="warning">{attempts > 0 ? 'Failing, tried again' : 'Waiting'}</Badge>
      {attempts > 0 ? (
        <span className="text-xs text-muted-foreground">
          Next at <DateTime value={nextAttemptAt} style="time" />
        </span>
      ) : null}
    </span>
  )
}

function Events({ rows, waiting }: { rows: readonly OutboxRow[]; waiting: boolean }) {
  return (
    <DataTable
      caption="Events of the outbox"
      columns={columns}
      rows={rows}
      rowKey={({ id }) => id}
      empty={
        <EmptyState icon={<Inbox />} title={waiting ? 'Nothing waits' : 'No events yet'}>
          {waiting ? 'Every event has reached the job server.' : 'The first order writes the first one.'}
        </EmptyState>
      }
    />
  )
}
