import { Boxes } from 'lucide-react'
import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { FilterBar } from '#app/_components/filter-bar.tsx'
import { ListKeys } from '#app/_components/list-keys.tsx'
import { neighbours } from '#app/_components/neighbours.ts'
import { PageHeader } from '#app/_components/page-header.tsx'
import { pathWith, type Query, understood, wishes } from '#app/_components/path.ts'
import { Card } from '#app/_components/ui/card.tsx'
import { NavTabs } from '#app/_components/ui/nav-tabs.tsx'
import { stockPageInput } from '#server/modules/inventory/schema.ts'
import { api } from '#server/trpc/caller.ts'
import { ListEmpty } from '../_parts/list-empty.tsx'
import { StockTable } from '../_parts/stock-table.tsx'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('vendor.stock'))('title') }
}

const PATH = '/vendor/stock'

export default async function VendorStock({ searchParams }: { searchParams: Query }) {
  const [{ vendor }, t, words] = await Promise.all([
    api(),
    getTranslations('vendor.stock'),
    getTranslations('vendor'),
  ])
  const { q, low, ...wish } = wishes(await searchParams)
  const { after } = understood(stockPageInput.shape, wish)
  const lowOnly = low === '1'
  const asked = { lowOnly, search: q?.slice(0, 100), after }
  const { lines, next } = await vendor.stock.list(asked)
  const standing = { q, low: lowOnly ? '1' : undefined }
  return (
    <>
      <PageHeader title={t('title')} description={t('text')} />
      <NavTabs
        label={t('views')}
        tabs={[
          { label: words('all'), href: pathWith(PATH, { q }), current: !lowOnly },
          { label: t('low'), href: pathWith(PATH, { q, low: '1' }), current: lowOnly },
        ]}
      />
      <FilterBar
        path={PATH}
        values={{ q }}
        keep={{ low: standing.low }}
        search={{ label: t('search'), placeholder: t('placeholder') }}
      >
        <ListKeys />
      </FilterBar>
      <Card className="overflow-hidden">
        <StockTable
          caption={t('title')}
          lines={lines}
          pages={{
            ...neighbours(PATH, standing, { after, passed: wish.passed, next }),
            summary: t('page', { count: lines.length }),
          }}
          empty={
            <ListEmpty
              path={PATH}
              narrowed={Boolean(q || after)}
              icon={<Boxes />}
              title={t(lowOnly ? 'nothingLow' : 'none')}
            >
              {t(lowOnly ? 'nothingLowText' : 'noneText')}
            </ListEmpty>
          }
        />
      </Card>
    </>
  )
}
