import { Workflow } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { DataTable } from '#app/_components/data-table.tsx'
import { DateTime } from '#app/_components/date-time.tsx'
import { EmptyState } from '#app/_components/empty-state.tsx'
import { formatDuration } from '#app/_components/format.ts'
import type { PaginationProps } from '#app/_components/ui/pagination.tsx'
import { Link } from '#app/_i18n/link.tsx'
import { JobState } from '../../_parts/job-state.tsx'
import type { JobRow } from '../../_parts/types.ts'

interface RunsTableProps {
  rows: readonly JobRow[]
  filtered: boolean
  pages: PaginationProps
}

/** Runs of functions, each with what came of it. */
export function RunsTable({ rows, filtered, pages }: RunsTableProps) {
  const t = useTranslations('admin.jobs')
  return (
    <DataTable
      caption={t('runs')}
      rows={rows}
      rowKey={({ id }) => id}
      pages={{ ...pages, summary: pages.nextHref || pages.previousHref ? t('order') : undefined }}
      empty={
        <EmptyState icon={<Workflow />} title={t(filtered ? 'noMatch' : 'empty')}>
          {t(filtered ? 'noMatchText' : 'emptyText')}
        </EmptyState>
      }
      columns={[
        {
          id: 'run',
          header: t('run'),
          phone: 'title',
          cell: ({ listener, eventId, event }) => (
            <span>
              <Link
                href={`/admin/jobs/${listener}/${eventId}`}
                className="link font-medium whitespace-nowrap"
              >
                {listener}
              </Link>
              <span className="block text-sm font-normal text-muted-foreground">{event}</span>
            </span>
          ),
        },
        { id: 'state', header: t('state'), cell: ({ state }) => <JobState state={state} /> },
        {
          id: 'outcome',
          header: t('outcome'),
          className: 'md:max-w-96',
          cell: (run) => <Outcome run={run} />,
        },
        { id: 'attempts', header: t('attempts'), align: 'end', cell: ({ attempts }) => attempts },
        {
          id: 'took',
          header: t('took'),
          align: 'end',
          className: 'whitespace-nowrap',
          phone: 'hidden',
          cell: ({ durationMs }) => (durationMs === null ? '–' : formatDuration(durationMs)),
        },
        { id: 'opened', header: t('opened'), cell: ({ openedAt }) => <DateTime value={openedAt} /> },
      ]}
    />
  )
}

function Outcome({ run: { state, did, lastError, nextRedeliveryAt } }: { run: JobRow }) {
  const t = useTranslations('admin.jobs')
  if (state === 'done') return did ?? t('nothingToDo')
  if (!lastError) return t('unfinished')
  return (
    <span className="[overflow-wrap:anywhere]">
      {lastError}
      {nextRedeliveryAt && state === 'failing' ? (
        <span className="block text-muted-foreground">
          {t.rich('again', { at: () => <DateTime value={nextRedeliveryAt} style="time" /> })}
        </span>
      ) : null}
    </span>
  )
}
