import { Mail } from 'lucide-react'
import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { EmptyState } from '#app/_components/empty-state.tsx'
import { FilterBar } from '#app/_components/filter-bar.tsx'
import type { FilterField } from '#app/_components/filter-field.ts'
import { ListKeys } from '#app/_components/list-keys.tsx'
import { neighbours } from '#app/_components/neighbours.ts'
import { PageHeader } from '#app/_components/page-header.tsx'
import { type Query, wishes } from '#app/_components/path.ts'
import { Card } from '#app/_components/ui/card.tsx'
import {
  CHANNELS,
  messagePage,
  NOTIFICATION_STATES,
  TEMPLATES,
} from '#server/modules/notifications/schema.ts'
import { api } from '#server/trpc/caller.ts'
import { MessagesTable } from '../_parts/messages-table.tsx'

const PATH = '/admin/messages'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('admin.messages'))('title') }
}

export default async function MessagesLog({ searchParams }: { searchParams: Query }) {
  const query = wishes(await searchParams)
  const parsed = messagePage.safeParse(query)
  const { after, ...filter } = parsed.success ? parsed.data : {}
  const [{ admin }, t] = await Promise.all([api(), getTranslations('admin.messages')])
  const { messages, next } = await admin.messages.list({ ...filter, after })
  const filtered = Object.values(filter).some(Boolean)
  const fields: FilterField[] = [
    {
      kind: 'select',
      name: 'state',
      label: t('state'),
      options: NOTIFICATION_STATES.map((value) => ({ value, label: t(`states.${value}`) })),
    },
    {
      kind: 'select',
      name: 'channel',
      label: t('channel'),
      options: CHANNELS.map((value) => ({ value, label: t(`channels.${value}`) })),
    },
    {
      kind: 'select',
      name: 'template',
      label: t('template'),
      options: TEMPLATES.map((value) => ({ value, label: t(`templates.${value}`) })),
    },
  ]
  return (
    <>
      <PageHeader title={t('title')} description={t('text')} />
      <FilterBar path={PATH} values={filter} fields={fields}>
        <ListKeys />
      </FilterBar>
      <Card className="overflow-hidden">
        <MessagesTable
          messages={messages}
          pages={neighbours(PATH, filter, { after, passed: query.passed, next })}
          empty={
            <EmptyState icon={<Mail />} title={t(filtered ? 'noMatch' : 'empty')}>
              {t(filtered ? 'noMatchText' : 'emptyText')}
            </EmptyState>
          }
        />
      </Card>
    </>
  )
}
