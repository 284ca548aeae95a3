import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { Suspense } from 'react'
import { neighbours } from '#app/_components/neighbours.ts'
import { PageHeader } from '#app/_components/page-header.tsx'
import { pathWith, type Query, wishes } from '#app/_components/path.ts'
import { RefreshWhile } from '#app/_components/refresh-while.tsx'
import { Card } from '#app/_components/ui/card.tsx'
import { NavTabs } from '#app/_components/ui/nav-tabs.tsx'
import { Skeleton } from '#app/_components/ui/skeleton.tsx'
import { jobPageInput, SPAN_NAMES } from '#server/modules/jobs/schema.ts'
import { api } from '#server/trpc/caller.ts'
import { JobServerNotice } from '../_parts/job-server.tsx'
import { ReplayDead } from '../_parts/replay.tsx'
import { FunctionsTable } from './_parts/functions-table.tsx'
import { RunsOverTime } from './_parts/runs-chart.tsx'
import { RunsTable } from './_parts/runs-table.tsx'

const PATH = '/admin/jobs'
const STATES = [undefined, 'dead', 'failing', 'open', 'done'] as const

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('admin.jobs'))('title') }
}

export default async function Jobs({ searchParams }: { searchParams: Query }) {
  const wish = wishes(await searchParams)
  const parsed = jobPageInput.safeParse(wish)
  const { listener, state, after } = parsed.success ? parsed.data : {}
  const span = SPAN_NAMES.find((known) => known === wish.span) ?? 'day'
  const [{ admin }, t] = await Promise.all([api(), getTranslations('admin.jobs')])
  const [listeners, { rows, next }] = await Promise.all([
    admin.jobs.listeners(),
    admin.jobs.list({ listener, state, after }),
  ])
  const meant = listener ? listeners.filter((row) => row.listener === listener) : listeners
  const sum = (key: 'open' | 'failing' | 'dead') => meant.reduce((total, row) => total + row[key], 0)
  const counts = { dead: sum('dead'), failing: sum('failing'), open: sum('open') }
  const kept = { listener, span: span === 'day' ? undefined : span }
  return (
    <>
      <RefreshWhile active={counts.open + counts.failing > 0 && !after} />
      <PageHeader
        title={listener ?? t('title')}
        description={listener ? undefined : t('text')}
        breadcrumb={listener ? [{ label: t('title'), href: PATH }] : undefined}
        actions={counts.dead > 0 ? <ReplayDead listener={listener} count={counts.dead} /> : null}
      />
      <Suspense>
        <JobServerNotice />
      </Suspense>
      <Suspense key={span} fallback={<Skeleton className="h-80 w-full rounded-lg" />}>
        <RunsOverTime listener={listener} span={span} query={{ listener, state }} />
      </Suspense>
      {listener ? null : <FunctionsTable listeners={listeners} />}
      <h2 className="mt-8 mb-1 text-lg font-semibold">{t('runs')}</h2>
      <NavTabs
        label={t('show')}
        tabs={STATES.map((one) => ({
          label: t(`tabs.${one ?? 'all'}`),
          href: pathWith(PATH, { ...kept, state: one }),
          current: one === state,
          count: one && one !== 'done' ? counts[one] : undefined,
        }))}
      />
      <Card className="overflow-hidden">
        <RunsTable
          rows={rows}
          filtered={Boolean(state)}
          pages={neighbours(PATH, { ...kept, state }, { after, passed: wish.passed, next })}
        />
      </Card>
    </>
  )
}
