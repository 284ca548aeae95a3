import { BookA } from 'lucide-react'
import type { Metadata } from 'next'
import { useTranslations } from 'next-intl'
import { getTranslations } from 'next-intl/server'
import { DataTable } from '#app/_components/data-table.tsx'
import { EmptyState } from '#app/_components/empty-state.tsx'
import { FilterBar } from '#app/_components/filter-bar.tsx'
import { neighbours } from '#app/_components/neighbours.ts'
import { PageHeader } from '#app/_components/page-header.tsx'
import { type Query, wishes } from '#app/_components/path.ts'
import { Card } from '#app/_components/ui/card.tsx'
import type { PaginationProps } from '#app/_components/ui/pagination.tsx'
import { synonymPage } from '#server/modules/settings/schema.ts'
import { api } from '#server/trpc/caller.ts'
import type { Synonym } from '../../_parts/types.ts'
import { AddSynonym, RemoveSynonym } from '../_parts/synonym-actions.tsx'

const PATH = '/admin/settings/search'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('admin.synonyms'))('title') }
}

export default async function SearchWords({ searchParams }: { searchParams: Query }) {
  const { q, after: wanted, passed } = wishes(await searchParams)
  const parsed = synonymPage.safeParse({ search: q, after: wanted })
  const { search, after } = parsed.success ? parsed.data : {}
  const [{ admin }, t] = await Promise.all([api(), getTranslations('admin.synonyms')])
  const { synonyms, next } = await admin.settings.synonyms({ search, after })
  return (
    <>
      <PageHeader
        title={t('title')}
        description={t('text')}
        breadcrumb={[{ label: t('settings'), href: '/admin/settings' }]}
        actions={<AddSynonym />}
      />
      <FilterBar
        path={PATH}
        values={{ q: search }}
        search={{ label: t('search'), placeholder: t('searchHint') }}
      />
      <Card className="overflow-hidden">
        <List
          synonyms={synonyms}
          filtered={Boolean(search)}
          pages={neighbours(PATH, { q: search }, { after, passed, next })}
        />
      </Card>
    </>
  )
}

interface ListProps {
  synonyms: readonly Synonym[]
  filtered: boolean
  pages: PaginationProps
}

function List({ synonyms, filtered, pages }: ListProps) {
  const t = useTranslations('admin.synonyms')
  return (
    <DataTable
      caption={t('title')}
      rows={synonyms}
      rowKey={({ term, means }) => `${term} ${means}`}
      pages={pages}
      empty={
        <EmptyState icon={<BookA />} title={t(filtered ? 'noMatch' : 'empty')}>
          {t('emptyText')}
        </EmptyState>
      }
      columns={[
        { id: 'term', header: t('term'), phone: 'title', cell: ({ term }) => term },
        { id: 'means', header: t('means'), cell: ({ means }) => means },
        {
          id: 'change',
          header: t('change'),
          phone: 'bare',
          align: 'end',
          cell: (synonym) => <RemoveSynonym synonym={synonym} />,
        },
      ]}
    />
  )
}
