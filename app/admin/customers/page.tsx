import { Users } from 'lucide-react'
import type { Metadata } from 'next'
import { useTranslations } from 'next-intl'
import { getTranslations } from 'next-intl/server'
import { DataTable } from '#app/_components/data-table.tsx'
import { DateTime } from '#app/_components/date-time.tsx'
import { EmptyState } from '#app/_components/empty-state.tsx'
import { formatNumber } from '#app/_components/format.ts'
import { neighbours } from '#app/_components/neighbours.ts'
import { type Query, wishes } from '#app/_components/path.ts'
import { Badge } from '#app/_components/ui/badge.tsx'
import type { PaginationProps } from '#app/_components/ui/pagination.tsx'
import { Link } from '#app/_i18n/link.tsx'
import { customerPageInput } from '#server/modules/moderation/schema.ts'
import { api } from '#server/trpc/caller.ts'
import { SearchedList } from '../_parts/searched-list.tsx'
import type { CustomerRow } from '../_parts/types.ts'

const PATH = '/admin/customers'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('admin.customers'))('title') }
}

export default async function Customers({ searchParams }: { searchParams: Query }) {
  const { q, ...query } = wishes(await searchParams)
  const parsed = customerPageInput.safeParse({ ...query, search: q })
  const { search, show, after } = parsed.success ? parsed.data : {}
  const [{ admin }, t] = await Promise.all([api(), getTranslations('admin.customers')])
  const { customers, next } = await admin.customers.list({ search, show, after })
  return (
    <SearchedList
      path={PATH}
      title={t('title')}
      text={t('text')}
      views={{
        label: t('show'),
        current: show,
        all: [undefined, 'locked'],
        nameOf: (one) => t(`tabs.${one}`),
      }}
      search={{ label: t('search'), placeholder: t('searchHint'), typed: search }}
    >
      <List
        customers={customers}
        filtered={Boolean(search || show)}
        pages={neighbours(PATH, { q: search, show }, { after, passed: query.passed, next })}
      />
    </SearchedList>
  )
}

interface ListProps {
  customers: readonly CustomerRow[]
  filtered: boolean
  pages: PaginationProps
}

function List({ customers, filtered, pages }: ListProps) {
  const t = useTranslations('admin.customers')
  return (
    <DataTable
      caption={t('title')}
      rows={customers}
      rowKey={({ id }) => id}
      pages={pages}
      empty={
        <EmptyState icon={<Users />} title={t(filtered ? 'noMatch' : 'empty')}>
          {t(filtered ? 'noMatchText' : 'emptyText')}
        </EmptyState>
      }
      columns={[
        {
          id: 'customer',
          header: t('customer'),
          phone: 'title',
          cell: ({ id, name }) => (
            <Link href={`${PATH}/${id}`} className="link font-medium">
              {name}
            </Link>
          ),
        },
        {
          id: 'email',
          header: t('email'),
          cell: ({ email }) => <span className="[overflow-wrap:anywhere]">{email}</span>,
        },
        { id: 'state', header: t('state'), cell: (row) => <State customer={row} /> },
        {
          id: 'joined',
          header: t('joined'),
          cell: ({ createdAt }) => <DateTime value={createdAt} style="date" />,
        },
        { id: 'orders', header: t('orders'), align: 'end', cell: ({ orders }) => formatNumber(orders) },
      ]}
    />
  )
}

function State({ customer: { lockedAt, emailVerified } }: { customer: CustomerRow }) {
  const t = useTranslations('admin.customers')
  if (lockedAt) return <Badge tone="destructive">{t('locked')}</Badge>
  return emailVerified ? (
    <Badge tone="success">{t('confirmed')}</Badge>
  ) : (
    <Badge tone="neutral">{t('unconfirmed')}</Badge>
  )
}
