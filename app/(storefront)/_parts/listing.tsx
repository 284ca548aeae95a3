import { PackageOpen } from 'lucide-react'
import { EmptyState } from '#app/_components/empty-state.tsx'
import { ButtonLink } from '#app/_components/ui/button.tsx'
import { cn } from '#app/_components/ui/cn.ts'
import { Pagination } from '#app/_components/ui/pagination.tsx'
import { Link } from '#app/_i18n/navigation.ts'
import { PAGE_SIZE, type ProductPage, SORTS, type Sort } from '#server/modules/catalog/schema.ts'
import { listingPath, type View } from '../_lib/listing-path.ts'
import { ProductGrid } from './product-grid.tsx'

const SORT_LABELS: Record<Sort, string> = {
  newest: 'Newest',
  'price-up': 'Lowest price',
  'price-down': 'Highest price',
}

type ListingProps = {
  /** Address of the listing's first view. */
  base: string
  view: View
  result: ProductPage
}

/** A page of products with the ways to sort it and to its neighbours. */
export function Listing({ base, view, result }: ListingProps) {
  const { items, total, page, pages } = result
  if (items.length === 0) {
    return (
      <EmptyState
        icon={<PackageOpen />}
        title="Nothing here at the moment"
        action={<ButtonLink href="/">See what is new</ButtonLink>}
      >
        Vendors add things every week. Have a look at what is new in the meantime.
      </EmptyState>
    )
  }
  const first = (page - 1) * PAGE_SIZE + 1
  return (
    <div className="space-y-8">
      <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-3">
        <p className="text-sm text-muted-foreground tabular-nums">
          {total} {total === 1 ? 'product' : 'products'}
        </p>
        <SortLinks base={base} current={view.sort} />
      </div>
      <h2 className="sr-only">Products</h2>
      <ProductGrid items={items} eager={4} />
      <Pagination
        summary={`${first}–${first + items.length - 1} of ${total}`}
        previousHref={page > 1 ? listingPath(base, { ...view, page: page - 1 }) : undefined}
        nextHref={page < pages ? listingPath(base, { ...view, page: page + 1 }) : undefined}
      />
    </div>
  )
}

function SortLinks({ base, current }: { base: string; current: Sort }) {
  return (
    <nav aria-label="Sort by">
      <ul className="flex flex-wrap gap-1 rounded-md bg-muted p-1">
        {SORTS.map((sort) => (
          <li key={sort}>
            <Link
              href={listingPath(base, { sort, page: 1 })}
              aria-current={sort === current ? 'true' : undefined}
              prefetch={false}
              className={cn(
                'inline-flex min-h-9 items-center rounded-sm px-3 text-sm text-muted-foreground hover:text-foreground md:min-h-7',
                'aria-[current]:bg-card aria-[current]:font-medium aria-[current]:text-foreground aria-[current]:shadow-sm',
              )}
            >
              {SORT_LABELS[sort]}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  )
}
