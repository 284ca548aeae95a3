import type { Metadata } from 'next'
import Link from 'next/link'
import { notFound } from 'next/navigation'
import { DateTime } from '#app/_components/date-time.tsx'
import { DefinitionList } from '#app/_components/definition-list.tsx'
import { formatDuration } from '#app/_components/format.ts'
import { PageHeader } from '#app/_components/page-header.tsx'
import { RefreshWhile } from '#app/_components/refresh-while.tsx'
import { Alert } from '#app/_components/ui/alert.tsx'
import { Card, CardContent, CardHeader } from '#app/_components/ui/card.tsx'
import { jobPairInput } from '#server/modules/jobs/schema.ts'
import { api } from '#server/trpc/caller.ts'
import { JobState } from '../../../_parts/job-state.tsx'
import { Json } from '../../../_parts/json.tsx'
import { ReplayButton } from '../../../_parts/replay.tsx'
import { TraceCard } from '../../../_parts/run-trace.tsx'
import type { FoundRun } from '../../../_parts/types.ts'

type Params = { params: Promise<{ listener: string; eventId: string }> }

export async function generateMetadata({ params }: Params): Promise<Metadata> {
  return { title: (await params).listener }
}

export default async function JobRunPage({ params }: Params) {
  const pair = jobPairInput.safeParse(await params)
  if (!pair.success) notFound()
  const { admin } = await api()
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
          { label: 'Jobs', href: '/admin/jobs' },
          { label: 'All runs of this function', href: `/admin/jobs?listener=${listener}` },
        ]}
        description={
          <>
            For {run.event} of <DateTime value={run.occurredAt} />
          </>
        }
        actions={run.state === 'done' ? null : <ReplayButton listener={listener} eventId={eventId} />}
      />
      <Outcome run={run} />
      <div className="grid gap-6 xl:grid-cols-2">
        <Facts run={run} orderCode={orderCode} />
        <Card>
          <CardHeader title="Event" description={run.event} />
          <CardContent>
            <Json value={JSON.stringify(run.payload, null, 2)} label="What the event carries" />
          </CardContent>
        </Card>
      </div>
      <TraceCard run={run} trace={trace} />
    </>
  )
}

function Outcome({ run: { state, did, lastError, nextRedeliveryAt } }: { run: FoundRun['run'] }) {
  if (state === 'done') {
    return (
      <Alert tone="success" className="mb-6" title="What it did">
        {did ?? 'There was nothing to do.'}
      </Alert>
    )
  }
  if (!lastError) return null
  return (
    <Alert
      tone={state === 'dead' ? 'destructive' : 'warning'}
      className="mb-6"
      title={state === 'dead' ? 'It failed for good and waits for a replay' : 'It failed and is tried again'}
    >
      {lastError}
      {state === 'failing' && nextRedeliveryAt ? (
        <>
          {' '}
          Next time at <DateTime value={nextRedeliveryAt} style="time" /> UTC.
        </>
      ) : null}
    </Alert>
  )
}

function Facts({ run, orderCode }: Pick<FoundRun, 'run' | 'orderCode'>) {
  const code = (text: string) => <code className="font-mono text-xs">{text}</code>
  return (
    <Card>
      <CardHeader title="Run" />
      <CardContent>
        <DefinitionList
          items={[
            { term: 'Attempts', value: run.attempts },
            {
              term: 'Handed out again',
              value: run.redeliveries === 0 ? 'Never' : `${run.redeliveries} times`,
            },
            { term: 'Sent', value: run.dispatchedAt ? <DateTime value={run.dispatchedAt} /> : 'Not yet' },
            { term: 'Finished', value: run.finishedAt ? <DateTime value={run.finishedAt} /> : null },
            { term: 'Took', value: run.durationMs === null ? null : formatDuration(run.durationMs) },
            { term: 'Event', value: code(run.eventId) },
            { term: 'Last run at the job server', value: run.runId && code(run.runId) },
            { term: 'Correlation', value: run.correlationId && code(run.correlationId) },
            ...(orderCode ? [{ term: 'Order', value: <OrderLink code={orderCode} /> }] : []),
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
