import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { getTranslations } from 'next-intl/server'
import { DateTime } from '#app/_components/date-time.tsx'
import { DefinitionList } from '#app/_components/definition-list.tsx'
import { formatDuration } from '#app/_components/format.ts'
import { PageHeader } from '#app/_components/page-header.tsx'
import { RefreshWhile } from '#app/_components/refresh-while.tsx'
import { Alert } from '#app/_components/ui/alert.tsx'
import { Card, CardContent, CardHeader } from '#app/_components/ui/card.tsx'
import { Link } from '#app/_i18n/link.tsx'
import { jobPairInput } from '#server/modules/jobs/schema.ts'
import { api } from '#server/trpc/caller.ts'
import { JobState } from '../../../_parts/job-state.tsx'
import { ReplayButton } from '../../../_parts/replay.tsx'
import type { FoundRun } from '../../../_parts/types.ts'
import { Json } from '../../_parts/json.tsx'
import { TraceCard } from '../../_parts/run-trace.tsx'

type Params = { params: Promise<{ listener: string; eventId: string }> }

export async function generateMetadata({ params }: Params): Promise<Metadata> {
  return { title: (await params).listener }
}

export default async function JobRunPage({ params }: Params) {
  const pair = jobPairInput.safeParse(await params)
  if (!pair.success) notFound()
  const [{ admin }, t] = await Promise.all([api(), getTranslations('admin.run')])
  const found = await admin.jobs.get(pair.data)
  if (!found) notFound()
  const { run, trace, orderCode } = found
  const { listener, eventId } = pair.data
  const open = run.state === 'open' || run.state === 'failing'
  return (
    <>
      <RefreshWhile active={open} />
      <PageHeader
        title={listener}
        badge={<JobState state={run.state} />}
        breadcrumb={[
          { label: t('jobs'), href: '/admin/jobs' },
          { label: t('all'), href: `/admin/jobs?listener=${listener}` },
        ]}
        description={t.rich('for', {
          event: run.event,
          at: () => <DateTime value={run.occurredAt} />,
        })}
        actions={run.state === 'done' ? null : <ReplayButton listener={listener} eventId={eventId} />}
      />
      <Outcome run={run} />
      <div className="grid grid-cols-1 gap-6 xl:grid-cols-2">
        <Facts run={run} orderCode={orderCode} />
        <Card>
          <CardHeader title={t('event')} description={run.event} />
          <CardContent>
            <Json value={JSON.stringify(run.payload, null, 2)} label={t('payload')} />
          </CardContent>
        </Card>
      </div>
      <TraceCard run={run} trace={trace} />
    </>
  )
}

function Outcome({ run: { state, did, lastError, nextRedeliveryAt } }: { run: FoundRun['run'] }) {
  const t = useTranslations('admin.run')
  if (state === 'done') {
    return (
      <Alert tone="success" className="mb-6" title={t('did')}>
        {did ?? t('nothing')}
      </Alert>
    )
  }
  if (!lastError) return null
  return (
    <Alert
      tone={state === 'dead' ? 'destructive' : 'warning'}
      className="mb-6"
      title={t(state === 'dead' ? 'deadTitle' : 'failingTitle')}
    >
      {lastError}
      {state === 'failing' && nextRedeliveryAt ? (
        <> {t.rich('nextAt', { at: () => <DateTime value={nextRedeliveryAt} style="time" /> })}</>
      ) : null}
    </Alert>
  )
}

function Facts({ run, orderCode }: Pick<FoundRun, 'run' | 'orderCode'>) {
  const t = useTranslations('admin.run')
  const code = (text: string) => <code className="font-mono text-xs">{text}</code>
  return (
    <Card>
      <CardHeader title={t('facts')} />
      <CardContent>
        <DefinitionList
          items={[
            { term: t('attempts'), value: run.attempts },
            { term: t('redeliveries'), value: t('times', { count: run.redeliveries }) },
            {
              term: t('sent'),
              value: run.dispatchedAt ? <DateTime value={run.dispatchedAt} /> : t('notSent'),
            },
            { term: t('finished'), value: run.finishedAt ? <DateTime value={run.finishedAt} /> : null },
            { term: t('took'), value: run.durationMs === null ? null : formatDuration(run.durationMs) },
            { term: t('event'), value: code(run.eventId) },
            { term: t('runId'), value: run.runId && code(run.runId) },
            { term: t('correlation'), value: run.correlationId && code(run.correlationId) },
            ...(orderCode ? [{ term: t('order'), value: <OrderLink code={orderCode} /> }] : []),
          ]}
        />
      </CardContent>
    </Card>
  )
}

function OrderLink({ code }: { code: string }) {
  return (
    <Link href={`/admin/orders/${code}`} className="link">
      {code}
    </Link>
  )
}
