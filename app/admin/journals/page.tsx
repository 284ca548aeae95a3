import { BookOpen } from 'lucide-react'
import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { EmptyState } from '#app/_components/empty-state.tsx'
import { FilterBar } from '#app/_components/filter-bar.tsx'
import type { FilterField } from '#app/_components/filter-field.ts'
import { neighbours } from '#app/_components/neighbours.ts'
import { pathWith, type Query, wishes } from '#app/_components/path.ts'
import { Alert } from '#app/_components/ui/alert.tsx'
import { Card } from '#app/_components/ui/card.tsx'
import { Pagination } from '#app/_components/ui/pagination.tsx'
import { Link } from '#app/_i18n/link.tsx'
import { ACCOUNTS, journalSearch } from '#server/modules/ledger/schema.ts'
import { api } from '#server/trpc/caller.ts'
import { JournalEntry } from '../_parts/journal-entry.tsx'
import { ProvenHeader } from '../_parts/proven-header.tsx'
import { ProveBook } from './_parts/prove-book.tsx'

const PATH = '/admin/journals'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('admin.journals'))('title') }
}

export default async function Journals({ searchParams }: { searchParams: Query }) {
  const { q, ...query } = wishes(await searchParams)
  const parsed = journalSearch.safeParse({ ...query, reference: q })
  const { after, ...filter } = parsed.success ? parsed.data : {}
  const [{ admin }, t] = await Promise.all([api(), getTranslations('admin.journals')])
  const { journals, next } = await admin.book.journals({ ...filter, after })
  const { reference, account, vendor, from, to } = filter
  const values = { q: reference, account, vendor, from, to }
  const filtered = Object.values(values).some(Boolean)
  const pages = neighbours(PATH, values, { after, passed: query.passed, next })
  const fields: FilterField[] = [
    {
      kind: 'select',
      name: 'account',
      label: t('account'),
      options: ACCOUNTS.map((value) => ({ value, label: t(`accounts.${value}`) })),
    },
    { kind: 'date', name: 'from', label: t('from') },
    { kind: 'date', name: 'to', label: t('to') },
  ]
  return (
    <>
      <ProvenHeader title={t('title')} text={t('text')}>
        <ProveBook />
      </ProvenHeader>
      {vendor ? (
        <Alert
          className="mb-4"
          title={t('ofVendor', { vendor })}
          action={
            <Link href={pathWith(PATH, { ...values, vendor: undefined })} className="link">
              {t('allVendors')}
            </Link>
          }
        />
      ) : null}
      <FilterBar
        path={PATH}
        values={values}
        keep={{ vendor }}
        search={{ label: t('search'), placeholder: t('searchHint') }}
        fields={fields}
      />
      <Card className="overflow-hidden">
        {journals.length === 0 ? (
          <EmptyState icon={<BookOpen />} title={t(filtered ? 'noMatch' : 'empty')}>
            {t(filtered ? 'noMatchText' : 'emptyText')}
          </EmptyState>
        ) : (
          <ul className="divide-y divide-border">
            {journals.map((journal) => (
              <li key={journal.id}>
                <JournalEntry journal={journal} />
              </li>
            ))}
          </ul>
        )}
        <Pagination {...pages} className="border-t border-border px-4 py-3 md:px-6" />
      </Card>
    </>
  )
}
