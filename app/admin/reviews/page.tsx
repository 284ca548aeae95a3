import { Star } from 'lucide-react'
import type { Metadata } from 'next'
import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { getTranslations } from 'next-intl/server'
import { DataTable } from '#app/_components/data-table.tsx'
import { DateTime } from '#app/_components/date-time.tsx'
import { EmptyState } from '#app/_components/empty-state.tsx'
import { neighbours } from '#app/_components/neighbours.ts'
import { PageHeader } from '#app/_components/page-header.tsx'
import { pathWith, type Query, wishes } from '#app/_components/path.ts'
import { Alert } from '#app/_components/ui/alert.tsx'
import { Badge } from '#app/_components/ui/badge.tsx'
import { Card } from '#app/_components/ui/card.tsx'
import { NavTabs } from '#app/_components/ui/nav-tabs.tsx'
import type { PaginationProps } from '#app/_components/ui/pagination.tsx'
import { reviewListInput } from '#server/modules/reviews/schema.ts'
import { api } from '#server/trpc/caller.ts'
import { ReviewActions } from '../_parts/review-actions.tsx'
import type { ReviewRow } from '../_parts/types.ts'

const PATH = '/admin/reviews'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('admin.reviews'))('title') }
}

export default async function Reviews({ searchParams }: { searchParams: Query }) {
  const query = wishes(await searchParams)
  const parsed = reviewListInput.omit({ limit: true }).safeParse(query)
  const { status, slug, after } = parsed.success ? parsed.data : {}
  const [{ admin }, t] = await Promise.all([api(), getTranslations('admin.reviews')])
  const { reviews, next } = await admin.reviews.list({ status, slug, after })
  return (
    <>
      <PageHeader title={t('title')} description={t('text')} />
      {slug ? (
        <Alert
          className="mb-4"
          title={t('ofProduct', { product: reviews[0]?.product.title ?? slug })}
          action={
            <Link href={pathWith(PATH, { status })} className="link">
              {t('allProducts')}
            </Link>
          }
        />
      ) : null}
      <NavTabs
        label={t('show')}
        tabs={([undefined, 'published', 'hidden'] as const).map((tab) => ({
          label: t(`tabs.${tab ?? 'all'}`),
          href: pathWith(PATH, { slug, status: tab }),
          current: tab === status,
        }))}
      />
      <Card className="overflow-hidden">
        <List
          reviews={reviews}
          filtered={Boolean(status || slug)}
          pages={neighbours(PATH, { slug, status }, { after, passed: query.passed, next })}
        />
      </Card>
    </>
  )
}

interface ListProps {
  reviews: readonly ReviewRow[]
  filtered: boolean
  pages: PaginationProps
}

function List({ reviews, filtered, pages }: ListProps) {
  const t = useTranslations('admin.reviews')
  return (
    <DataTable
      caption={t('title')}
      rows={reviews}
      rowKey={({ id }) => id}
      pages={pages}
      empty={
        <EmptyState icon={<Star />} title={t(filtered ? 'noMatch' : 'empty')}>
          {t('emptyText')}
        </EmptyState>
      }
      columns={[
        {
          id: 'review',
          header: t('review'),
          phone: 'title',
          className: 'md:min-w-72 md:max-w-lg',
          cell: (review) => <Words review={review} />,
        },
        {
          id: 'product',
          header: t('product'),
          className: 'md:max-w-56',
          cell: ({ product }) => (
            <Link href={`/product/${product.slug}`} prefetch={false} className="link">
              {product.title}
            </Link>
          ),
        },
        {
          id: 'vendor',
          header: t('vendor'),
          cell: ({ vendor }) => (
            <Link href={`/admin/vendors/${vendor.slug}`} className="link">
              {vendor.name}
            </Link>
          ),
        },
        {
          id: 'written',
          header: t('written'),
          cell: ({ createdAt }) => <DateTime value={createdAt} style="date" />,
        },
        {
          id: 'state',
          header: t('state'),
          cell: ({ hidden }) => (
            <Badge tone={hidden ? 'warning' : 'success'}>{t(hidden ? 'hidden' : 'published')}</Badge>
          ),
        },
        {
          id: 'change',
          header: t('change'),
          phone: 'bare',
          align: 'end',
          cell: (review) => <ReviewActions review={review} />,
        },
      ]}
    />
  )
}

function Words({ review: { rating, title, body, author, verified } }: { review: ReviewRow }) {
  const t = useTranslations('admin.reviews')
  return (
    <span className="block space-y-0.5 [overflow-wrap:anywhere]">
      <span className="block font-medium">
        <span className="tabular-nums text-muted-foreground">{t('stars', { rating })}</span> {title}
      </span>
      {body ? <span className="line-clamp-3 block text-sm font-normal">{body}</span> : null}
      <span className="block text-xs font-normal text-muted-foreground">
        {t('by', { author, verified: String(verified) })}
      </span>
    </span>
  )
}
