import { Star } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { type Column, DataTable } from '#app/_components/data-table.tsx'
import { DateTime } from '#app/_components/date-time.tsx'
import { EmptyState } from '#app/_components/empty-state.tsx'
import { Badge } from '#app/_components/ui/badge.tsx'
import type { PaginationProps } from '#app/_components/ui/pagination.tsx'
import { Link } from '#app/_i18n/link.tsx'
import { ReviewActions } from './review-actions.tsx'
import type { ReviewRow } from './types.ts'

interface ReviewsTableProps {
  reviews: readonly ReviewRow[]
  /** What stands there when there are none. */
  empty: string
  pages?: PaginationProps
  /** All of one product: its name and vendor's stand elsewhere. */
  ofOne?: boolean
}

/** What customers say of products, and what can be done about it. */
export function ReviewsTable({ reviews, empty, pages, ofOne = false }: ReviewsTableProps) {
  const t = useTranslations('admin.reviews')
  const subjects: readonly Column<ReviewRow>[] = [
    {
      id: 'product',
      header: t('product'),
      className: 'md:max-w-56',
      cell: ({ product }) => (
        <Link href={`/admin/products/${product.id}`} className="link">
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
  ]
  return (
    <DataTable
      caption={t('title')}
      rows={reviews}
      rowKey={({ id }) => id}
      pages={pages}
      empty={
        <EmptyState icon={<Star />} title={empty}>
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
        ...(ofOne ? [] : subjects),
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
