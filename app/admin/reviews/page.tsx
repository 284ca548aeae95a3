import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { neighbours } from '#app/_components/neighbours.ts'
import { PageHeader } from '#app/_components/page-header.tsx'
import { pathWith, type Query, wishes } from '#app/_components/path.ts'
import { Alert } from '#app/_components/ui/alert.tsx'
import { Card } from '#app/_components/ui/card.tsx'
import { NavTabs } from '#app/_components/ui/nav-tabs.tsx'
import { Link } from '#app/_i18n/link.tsx'
import { reviewListInput } from '#server/modules/reviews/schema.ts'
import { api } from '#server/trpc/caller.ts'
import { ReviewsTable } from '../_parts/reviews-table.tsx'

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
        <ReviewsTable
          reviews={reviews}
          empty={t(status || slug ? 'noMatch' : 'empty')}
          pages={neighbours(PATH, { slug, status }, { after, passed: query.passed, next })}
        />
      </Card>
    </>
  )
}
