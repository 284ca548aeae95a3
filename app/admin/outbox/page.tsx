import type { Metadata } from 'next'
import { useTranslations } from 'next-intl'
import { getTranslations } from 'next-intl/server'
import { Suspense } from 'react'
import { DateTime } from '#app/_components/date-time.tsx'
import { formatDuration, formatNumber } from '#app/_components/format.ts'
import { neighbours } from '#app/_components/neighbours.ts'
import { PageHeader } from '#app/_components/page-header.tsx'
import { pathWith, type Query, wishes } from '#app/_components/path.ts'
import { RefreshWhile } from '#app/_components/refresh-while.tsx'
import { Stat } from '#app/_components/stat.tsx'
import { Card } from '#app/_components/ui/card.tsx'
import { NavTabs } from '#app/_components/ui/nav-tabs.tsx'
import { isId } from '#server/core/ids.ts'
import { api } from '#server/trpc/caller.ts'
import { JobServerNotice } from '../_parts/job-server.tsx'
import type { OutboxState } from '../_parts/types.ts'
import { HurryOutbox } from './_parts/hurry-outbox.tsx'
import { OutboxTable } from './_parts/outbox-table.tsx'

const PATH = '/admin/outbox'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('admin.outbox'))('title') }
}

export default async function Outbox({ searchParams }: { searchParams: Query }) {
  const wish = wishes(await searchParams)
  const waiting = wish.show === 'waiting'
  const show = waiting ? 'waiting' : undefined
  const after = isId(wish.after) ? wish.after : undefined
  const [{ admin }, t] = await Promise.all([api(), getTranslations('admin.outbox')])
  const [state, { rows, next }] = await Promise.all([
    admin.outbox.state(),
    admin.outbox.list({ waiting, after }),
  ])
  return (
    <>
      <RefreshWhile active={state.waiting > 0 && !after} />
      <PageHeader
        title={t('title')}
        description={t('text')}
        actions={state.failing > 0 ? <HurryOutbox /> : null}
      />
      <Suspense>
        <JobServerNotice />
      </Suspense>
      <Counts state={state} />
      <NavTabs
        label={t('show')}
        tabs={[
          { label: t('tabs.all'), href: PATH, current: !waiting },
          {
            label: t('tabs.waiting'),
            href: pathWith(PATH, { show: 'waiting' }),
            current: waiting,
            count: state.waiting,
          },
        ]}
      />
      <Card className="overflow-hidden">
        <OutboxTable
          rows={rows}
          waiting={waiting}
          pages={neighbours(PATH, { show }, { after, passed: wish.passed, next })}
        />
      </Card>
    </>
  )
}

function Counts({ state }: { state: OutboxState }) {
  const t = useTranslations('admin.outbox')
  const { waiting, failing, oldestAt, lastError, lastDispatchedAt } = state
  return (
    <div className="mb-6 grid grid-cols-2 gap-3 md:grid-cols-3 md:gap-4">
      <Stat
        label={t('waiting')}
        value={formatNumber(waiting)}
        hint={
          oldestAt ? t('oldestFor', { age: formatDuration(Date.now() - oldestAt.getTime()) }) : t('allSent')
        }
      />
      <Stat
        label={t('failing')}
        value={formatNumber(failing)}
        tone={failing > 0 ? 'warning' : 'neutral'}
        hint={lastError ?? t('noneRefused')}
      />
      <Stat
        label={t('lastSent')}
        value={lastDispatchedAt ? <DateTime value={lastDispatchedAt} style="time" /> : t('never')}
        hint={lastDispatchedAt ? <DateTime value={lastDispatchedAt} style="date" /> : undefined}
        className="max-md:col-span-2"
      />
    </div>
  )
}
