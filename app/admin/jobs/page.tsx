import { Workflow } from 'lucide-react'
import type { Metadata } from 'next'
import Link from 'next/link'
import { Suspense } from 'react'
import { type Column, DataTable } from '#app/_components/data-table.tsx'
import { DateTime } from '#app/_components/date-time.tsx'
import { EmptyState } from '#app/_components/empty-state.tsx'
import { formatDuration, formatNumber } from '#app/_components/format.ts'
import { PageHeader } from '#app/_components/page-header.tsx'
import { pathWith, type Query, wishes } from '#app/_components/path.ts'
import { RefreshWhile } from '#app/_components/refresh-while.tsx'
import { Card, CardHeader } from '#app/_components/ui/card.tsx'
import { Pagination } from '#app/_components/ui/pagination.tsx'
import { jobPageInput } from '#server/modules/jobs/schema.ts'
import { api } from '#server/trpc/caller.ts'
import { Filters } from '../_parts/filters.tsx'
import { JobServerNotice } from '../_parts/job-server.tsx'
import { JobState } from '../_parts/job-state.tsx'
import { ReplayDead } from '../_parts/replay.tsx'
import type { JobRow, Listener } from '../_parts/types.ts'

export const metadata: Metadata = { title: 'Jobs' }

const PATH = '/admin/jobs'

const STATES = [
  { label: 'All', state: undefined },
  { label: 'Dead', state: 'dead' },
  { label: 'Failing', state: 'failing' },
  { label: 'Waiting', state: 'open' },
  { label: 'Done', state: 'done' },
] as const

export default async function Jobs({ searchParams }: { searchParams: Query }) {
  const parsed = jobPageInput.safeParse(wishes(await searchParams))
  const { listener, state, after } = parsed.success ? parsed.data : {}
  const { admin } = await api()
  const [listeners, { rows, next }] = await Promise.all([
    admin.jobs.listeners(),
    admin.jobs.list({ listener, state, after }),
  ])
  const meant = listener ? listeners.filter((row) => row.listener === listener) : listeners
  const sum = (key: 'open' | 'failing' | 'dead') => meant.reduce((total, row) => total + row[key], 0)
  const counts = { dead: sum('dead'), failing: sum('failing'), open: sum('open') }
  return (
    <>
      <RefreshWhile active={counts.open + counts.failing > 0 && !after} />
      <PageHeader
        title={listener ?? 'Jobs'}
        description={
          listener ? undefined : 'Each function does one thing about the events that it hears, exactly once.'
        }
        breadcrumb={listener ? [{ label: 'Jobs', href: PATH }] : undefined}
        actions={counts.dead > 0 ? <ReplayDead listener={listener} count={counts.dead} /> : null}
      />
      <Suspense>
        <JobServerNotice />
      </Suspense>
      {listener ? null : <Functions listeners={listeners} />}
      <div className={listener ? 'mb-4' : 'mt-8 mb-4'}>
        {listener ? null : <h2 className="mb-3 text-lg font-semibold">Runs</h2>}
        <Filters
          label="Filter by state"
          filters={STATES.map((filter) => ({
            label: filter.label,
            href: pathWith(PATH, { listener, state: filter.state }),
            current: filter.state === state,
            count: filter.state && filter.state !== 'done' ? counts[filter.state] : undefined,
          }))}
        />
      </div>
      <Card className="overflow-hidden">
        <Runs rows={rows} filtered={Boolean(state)} />
        {after || next ? (
          <Pagination
            className="border-t border-border px-4 py-3 md:px-6"
            previousHref={after ? pathWith(PATH, { listener, state }) : undefined}
            nextHref={next ? pathWith(PATH, { listener, state, after: next }) : undefined}
            summary="Dead, failing and waiting ones first"
          />
        ) : null}
      </Card>
    </>
  )
}

const listenerColumns: Column<Listener>[] = [
  {
    id: 'listener',
    header: 'Function',
    phone: 'title',
    cell: (row) => (
      <span>
        <Link href={pathWith(PATH, { listener: row.listener })} className="link font-medium">
          {row.listener}
        </Link>
        <span className="block text-sm font-normal text-muted-foreground md:hidden">{inWords(row)}</span>
      </span>
    ),
  },
  {
    id: 'dead',
    header: 'Dead',
    align: 'end',
    phone: 'hidden',
    cell: ({ dead }) => <Count value={dead} tone="text-destructive" />,
  },
  {
    id: 'failing',
    header: 'Failing',
    align: 'end',
    phone: 'hidden',
    cell: ({ failing }) => <Count value={failing} tone="text-warning" />,
  },
  {
    id: 'open',
    header: 'Waiting',
    align: 'end',
    phone: 'hidden',
    cell: ({ open }) => <Count value={open} />,
  },
  {
    id: 'done',
    header: 'Done in an hour',
    align: 'end',
    phone: 'hidden',
    cell: ({ doneLately }) => <Count value={doneLately} />,
  },
  {
    id: 'average',
    header: 'On average',
    align: 'end',
    phone: 'hidden',
    cell: ({ averageMs }) => (averageMs === null ? '–' : formatDuration(averageMs)),
  },
  {
    id: 'last',
    header: 'Last done',
    phone: 'hidden',
    cell: ({ lastFinishedAt }) => (lastFinishedAt ? <DateTime value={lastFinishedAt} style="time" /> : '–'),
  },
]

/** A function's counts in one line, where there is no room for columns: what is not none. */
function inWords({ dead, failing, open, doneLately }: Listener): string {
  const counts = [
    [dead, 'dead'],
    [failing, 'failing'],
    [open, 'waiting'],
    [doneLately, 'done in an hour'],
  ] as const
  const told = counts.filter(([count]) => count > 0).map(([count, word]) => `${formatNumber(count)} ${word}`)
  return told.length > 0 ? told.join(', ') : 'Nothing lately'
}

/** A count that is quiet where it is none. */
function Count({ value, tone }: { value: number; tone?: string }) {
  if (value === 0) return <span className="text-muted-foreground">0</span>
  return <span className={tone ? `${tone} font-medium` : undefined}>{formatNumber(value)}</span>
}

function Functions({ listeners }: { listeners: readonly Listener[] }) {
  return (
    <Card className="overflow-hidden">
      <CardHeader title="Functions" />
      <DataTable
        caption="Functions"
        columns={listenerColumns}
        rows={listeners}
        rowKey={({ listener }) => listener}
        className="border-t border-border"
      />
    </Card>
  )
}

const runColumns: Column<JobRow>[] = [
  {
    id: 'run',
    header: 'Run',
    phone: 'title',
    cell: ({ listener, eventId, event }) => (
      <span>
        <Link href={`${PATH}/${listener}/${eventId}`} className="link font-medium whitespace-nowrap">
          {listener}
        </Link>
        <span className="block text-sm font-normal text-muted-foreground">{event}</span>
      </span>
    ),
  },
  { id: 'state', header: 'State', cell: ({ state }) => <JobState state={state} /> },
  { id: 'what', header: 'What came of it', className: 'md:max-w-96', cell: (run) => <Outcome run={run} /> },
  { id: 'attempts', header: 'Attempts', align: 'end', cell: ({ attempts }) => attempts },
  {
    id: 'duration',
    header: 'Took',
    align: 'end',
    className: 'whitespace-nowrap',
    phone: 'hidden',
    cell: ({ durationMs }) => (durationMs === null ? '–' : formatDuration(durationMs)),
  },
  { id: 'opened', header: 'Handed out', cell: ({ openedAt }) => <DateTime value={openedAt} /> },
]

function Outcome({ run: { state, did, lastError, nextRedeliveryAt } }: { run: JobRow }) {
  if (state === 'done') return did ?? 'Nothing to do'
  if (!lastError) return 'Not finished yet'
  return (
    <span className="[overflow-wrap:anywhere]">
      {lastError}
      {nextRedeliveryAt && state === 'failing' ? (
        <span className="block text-muted-foreground">
          Again at <DateTime value={nextRedeliveryAt} style="time" />
        </span>
      ) : null}
    </span>
  )
}

function Runs({ rows, filtered }: { rows: readonly JobRow[]; filtered: boolean }) {
  return (
    <DataTable
      caption="Runs"
      columns={runColumns}
      rows={rows}
      rowKey={({ id }) => id}
      empty={
        <EmptyState icon={<Workflow />} title={filtered ? 'No run is in this state' : 'No runs yet'}>
          {filtered ? 'That is how it should be for most of them.' : 'The first order sets them all going.'}
        </EmptyState>
      }
    />
  )
}
