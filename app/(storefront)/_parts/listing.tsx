import { ArrowUpDown, ChevronDown, PackageOpen, SlidersHorizontal } from 'lucide-react'
import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { EmptyState } from '#app/_components/empty-state.tsx'
import { ButtonLink, buttonVariants } from '#app/_components/ui/button.tsx'
import { cn } from '#app/_components/ui/cn.ts'
import { Pagination } from '#app/_components/ui/pagination.tsx'
import { PAGE_SIZES, type ProductPage, SORTS } from '#server/modules/catalog/schema.ts'
import type { CategoryNames } from '../_lib/category-names.ts'
import { changed, filterCount, unfiltered, type View, viewAddress } from '../_lib/listing-view.ts'
import { Facets } from './facets.tsx'
import { ListingChips } from './listing-chips.tsx'
import { ListingRegion } from './listing-region.tsx'
import { ProductGrid } from './product-grid.tsx'
import { ViewLink } from './view-link.tsx'

type ListingProps = {
  /** Address of the listing's plain view. */
  base: string
  view: View
  result: ProductPage
  categories: CategoryNames
  /** What stands here when there is nothing at all, filters or not. */
  empty?: ReactNode
}

/** A page of products between the filters beside it and the ways on: all of it links that work before any script. */
export function Listing({ base, view, result, categories, empty }: ListingProps) {
  const t = useTranslations('listing')
  const { items, total, page, pages, facets } = result
  const first = (page - 1) * view.pageSize + 1
  const chosen = filterCount(view)
  const count = t(result.more ? 'countMore' : 'count', { count: total })
  if (total === 0 && chosen === 0) return empty ?? <NothingHere />
  return (
    <ListingRegion address={viewAddress(base, view)} summary={count}>
      <div className="gap-x-8 lg:grid lg:grid-cols-[15rem_minmax(0,1fr)]">
        {facets && (
          <details className="group/filters mb-4 rounded-lg border border-border bg-card lg:mb-0 lg:border-0 lg:bg-transparent lg:[&::details-content]:block lg:[&::details-content]:[content-visibility:visible]">
            <summary className="flex min-h-12 cursor-pointer list-none items-center gap-2 rounded-lg px-4 text-sm font-medium lg:hidden [&::-webkit-details-marker]:hidden">
              <SlidersHorizontal aria-hidden className="size-4" />
              {chosen > 0 ? t('filtersSet', { count: chosen }) : t('filters')}
              <ChevronDown
                aria-hidden
                className="ml-auto size-4 transition-transform group-open/filters:rotate-180"
              />
            </summary>
            <section aria-label={t('filterBy')} className="px-4 lg:px-0">
              <h2 className="mb-1 hidden text-sm text-muted-foreground lg:block">{t('filterBy')}</h2>
              <Facets base={base} view={view} counts={facets} categories={categories} />
              <a
                href="#results"
                className={cn(buttonVariants({ variant: 'primary' }), 'my-4 w-full lg:hidden')}
              >
                {t('show', { count: total })}
              </a>
            </section>
          </details>
        )}
        <section aria-labelledby="results" className="min-w-0 space-y-5">
          <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2">
            <h2 id="results" className="scroll-mt-6 text-sm text-muted-foreground tabular-nums">
              {count}
            </h2>
            <SortMenu base={base} view={view} />
          </div>
          {facets && <ListingChips {...{ base, view, counts: facets, categories }} />}
          {items.length === 0 ? (
            <EmptyState
              icon={<PackageOpen />}
              level={3}
              title={t('noneLeft.title')}
              action={
                <ButtonLink href={viewAddress(base, unfiltered(view))}>{t('noneLeft.clear')}</ButtonLink>
              }
            >
              {t('noneLeft.text')}
            </EmptyState>
          ) : (
            <div className="space-y-8 transition-opacity group-data-busy/listing:opacity-50">
              <ProductGrid items={items} eager={4} beside />
              <Pagination
                label={t('pages')}
                summary={t('range', { first, last: first + items.length - 1, total })}
                previousHref={page > 1 ? viewAddress(base, { ...view, page: page - 1 }) : undefined}
                nextHref={page < pages ? viewAddress(base, { ...view, page: page + 1 }) : undefined}
              />
              {total > PAGE_SIZES[0] && <PageSizes base={base} view={view} />}
            </div>
          )}
        </section>
      </div>
    </ListingRegion>
  )
}

function NothingHere() {
  const t = useTranslations('listing.empty')
  return (
    <EmptyState
      icon={<PackageOpen />}
      title={t('title')}
      action={<ButtonLink href="/">{t('toHome')}</ButtonLink>}
    >
      {t('text')}
    </EmptyState>
  )
}

/** A menu of links: it opens, and works, before any script has loaded. */
function SortMenu({ base, view }: { base: string; view: View }) {
  const t = useTranslations('listing.sort')
  const sorts = SORTS.filter((sort) => sort !== 'relevance' || view.q)
  return (
    <details data-menu className="relative">
      <summary
        className={cn(
          buttonVariants({ variant: 'outline', size: 'sm' }),
          'h-11 cursor-pointer list-none md:h-9 [&::-webkit-details-marker]:hidden',
        )}
      >
        <ArrowUpDown aria-hidden />
        <span className="sr-only">{t('by')}</span> {t(view.sort)}
      </summary>
      <ul className="absolute right-0 z-20 mt-1 w-52 rounded-md border border-border bg-popover p-1 text-popover-foreground shadow-lg max-md:right-auto max-md:left-0">
        {sorts.map((sort) => (
          <li key={sort}>
            <ViewLink
              href={viewAddress(base, changed(view, { sort }))}
              rel="nofollow"
              aria-current={sort === view.sort ? 'true' : undefined}
              className="flex min-h-11 items-center rounded-sm px-3 text-sm hover:bg-accent aria-[current]:font-semibold md:min-h-9"
            >
              {t(sort)}
            </ViewLink>
          </li>
        ))}
      </ul>
    </details>
  )
}

function PageSizes({ base, view }: { base: string; view: View }) {
  const t = useTranslations('listing')
  return (
    <nav aria-label={t('perPage')} className="flex items-center gap-1 text-sm text-muted-foreground">
      <span aria-hidden>{t('perPage')}</span>
      {PAGE_SIZES.map((pageSize) => (
        <ViewLink
          key={pageSize}
          href={viewAddress(base, changed(view, { pageSize }))}
          rel="nofollow"
          aria-current={pageSize === view.pageSize ? 'true' : undefined}
          className="grid size-11 place-items-center rounded-sm tabular-nums hover:text-foreground aria-[current]:font-semibold aria-[current]:text-foreground md:size-9"
        >
          {pageSize}
        </ViewLink>
      ))}
    </nav>
  )
}
