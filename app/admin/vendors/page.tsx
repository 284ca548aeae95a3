import { Store } from 'lucide-react'
import type { Metadata } from 'next'
import { useTranslations } from 'next-intl'
import { getTranslations } from 'next-intl/server'
import { DataTable } from '#app/_components/data-table.tsx'
import { DateTime } from '#app/_components/date-time.tsx'
import { EmptyState } from '#app/_components/empty-state.tsx'
import { formatNumber, formatRate } from '#app/_components/format.ts'
import { neighbours } from '#app/_components/neighbours.ts'
import { type Query, wishes } from '#app/_components/path.ts'
import type { PaginationProps } from '#app/_components/ui/pagination.tsx'
import { Link } from '#app/_i18n/link.tsx'
import { vendorPageInput } from '#server/modules/moderation/schema.ts'
import { api } from '#server/trpc/caller.ts'
import { SearchedList } from '../_parts/searched-list.tsx'
import type { VendorRow } from '../_parts/types.ts'
import { StandingBadge } from './_parts/standing-badge.tsx'

const PATH = '/admin/vendors'
const TABS = [undefined, 'applied', 'approved', 'suspended', 'unlisted'] as const

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('admin.vendors'))('title') }
}

export default async function Vendors({ searchParams }: { searchParams: Query }) {
  const { q, ...query } = wishes(await searchParams)
  const parsed = vendorPageInput.safeParse({ ...query, search: q })
  const { search, show, after } = parsed.success ? parsed.data : {}
  const [{ admin }, t] = await Promise.all([api(), getTranslations('admin.vendors')])
  const { vendors, next } = await admin.vendors.list({ search, show, after })
  return (
    <SearchedList
      path={PATH}
      title={t('title')}
      views={{ label: t('show'), current: show, all: TABS, nameOf: (one) => t(`tabs.${one}`) }}
      search={{ label: t('search'), placeholder: t('searchHint'), typed: search }}
    >
      <List
        vendors={vendors}
        filtered={Boolean(search || show)}
        pages={neighbours(PATH, { q: search, show }, { after, passed: query.passed, next })}
      />
    </SearchedList>
  )
}

interface ListProps {
  vendors: readonly VendorRow[]
  filtered: boolean
  pages: PaginationProps
}

function List({ vendors, filtered, pages }: ListProps) {
  const t = useTranslations('admin.vendors')
  return (
    <DataTable
      caption={t('title')}
      rows={vendors}
      rowKey={({ id }) => id}
      pages={pages}
      empty={
        <EmptyState icon={<Store />} title={t(filtered ? 'noMatch' : 'empty')}>
          {t(filtered ? 'noMatchText' : 'emptyText')}
        </EmptyState>
      }
      columns={[
        {
          id: 'name',
          header: t('name'),
          phone: 'title',
          cell: ({ slug, name }) => (
            <Link href={`${PATH}/${slug}`} className="link font-medium">
              {name}
            </Link>
          ),
        },
        { id: 'standing', header: t('standing'), cell: (vendor) => <StandingBadge vendor={vendor} /> },
        {
          id: 'place',
          header: t('place'),
          cell: ({ city, country }) => (city ? `${city}, ${country}` : country),
        },
        {
          id: 'products',
          header: t('products'),
          align: 'end',
          cell: ({ products }) => formatNumber(products),
        },
        {
          id: 'commission',
          header: t('commission'),
          align: 'end',
          phone: 'hidden',
          cell: ({ commissionBps }) =>
            commissionBps === null ? (
              <span className="text-muted-foreground">{t('platformRate')}</span>
            ) : (
              formatRate(commissionBps)
            ),
        },
        {
          id: 'joined',
          header: t('joined'),
          phone: 'hidden',
          cell: ({ createdAt }) => <DateTime value={createdAt} style="date" />,
        },
      ]}
    />
  )
}
