import { useTranslations } from 'next-intl'
import { DateTime } from '#app/_components/date-time.tsx'
import { formatDuration } from '#app/_components/format.ts'
import { Badge } from '#app/_components/ui/badge.tsx'
import { Card, CardContent, CardHeader } from '#app/_components/ui/card.tsx'
import { Link } from '#app/_i18n/link.tsx'
import { JobState } from '../../_parts/job-state.tsx'
import { ReplayButton } from '../../_parts/replay.tsx'
import type { Order, TimelineJob } from '../../_parts/types.ts'

/** Every event of an order, and how far each of its listeners has come. */
export function OrderJobs({ jobs, parts }: { jobs: readonly TimelineJob[]; parts: Order['parts'] }) {
  const t = useTranslations('admin.order')
  const events = [...Map.groupBy(jobs, ({ eventId }) => eventId).values()]
  const undone = jobs.filter(({ state }) => state !== 'done').length
  const codes = new Map(parts.map(({ id, code }) => [id, code]))
  return (
    <Card>
      <CardHeader
        title={t('jobs')}
        description={t('jobsHint')}
        actions={
          <Badge tone={undone === 0 ? 'success' : 'warning'}>
            {undone === 0
              ? t('allDone', { count: jobs.length })
              : t('undone', { undone, count: jobs.length })}
          </Badge>
        }
      />
      <CardContent>
        {events.length === 0 ? (
          <p className="text-sm text-muted-foreground">{t('pruned')}</p>
        ) : (
          <ol className="space-y-6" aria-label={t('events')}>
            {events.map((listeners) => (
              <Event key={listeners[0]?.eventId} listeners={listeners} codes={codes} />
            ))}
          </ol>
        )}
      </CardContent>
    </Card>
  )
}

function Event({
  listeners,
  codes,
}: {
  listeners: readonly TimelineJob[]
  codes: ReadonlyMap<string, string>
}) {
  const [first] = listeners
  if (!first) return null
  const part = first.vendorOrderId ? codes.get(first.vendorOrderId) : undefined
  return (
    <li>
      <div className="flex flex-wrap items-baseline justify-between gap-x-4 border-b border-border pb-1.5">
        <h3 className="text-sm font-semibold">
          {first.event}
          {part ? <span className="font-normal text-muted-foreground"> {part}</span> : null}
        </h3>
        <DateTime value={first.occurredAt} className="text-xs text-muted-foreground" />
      </div>
      <ul className="divide-y divide-border">
        {listeners.map((job) => (
          <Job key={job.listener} job={job} />
        ))}
      </ul>
    </li>
  )
}

function Job({ job }: { job: TimelineJob }) {
  const t = useTranslations('admin.order')
  const { listener, eventId, state, attempts, lastError, did, durationMs } = job
  const trouble = state === 'failing' || state === 'dead'
  const effort = [
    attempts > 1 ? t('attempts', { count: attempts }) : null,
    durationMs === null ? null : formatDuration(durationMs),
  ].filter(Boolean)
  return (
    <li className="flex flex-wrap items-start justify-between gap-x-4 gap-y-1.5 py-2.5">
      <div className="min-w-48 flex-1 text-sm">
        {state === 'waiting' ? (
          <span>{listener}</span>
        ) : (
          <Link href={`/admin/jobs/${listener}/${eventId}`} className="link">
            {listener}
          </Link>
        )}
        {did ? <p className="text-muted-foreground">{did}</p> : null}
        {trouble && lastError ? (
          <p className="text-destructive [overflow-wrap:anywhere]">{lastError}</p>
        ) : null}
      </div>
      <div className="flex flex-wrap items-center gap-3">
        {effort.length > 0 ? (
          <span className="text-xs text-muted-foreground tabular-nums">{effort.join(', ')}</span>
        ) : null}
        <JobState state={state} />
        {state === 'done' || state === 'waiting' ? null : (
          <ReplayButton listener={listener} eventId={eventId} quiet />
        )}
      </div>
    </li>
  )
}
