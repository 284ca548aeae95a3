import { X } from 'lucide-react'
import { useLocale, useTranslations } from 'next-intl'
import { formatMoney } from '#server/core/money.ts'
import { formatLocale } from '#server/messages/locales.ts'
import type { Facets } from '#server/modules/catalog/schema.ts'
import type { CategoryNames } from '../_lib/category-names.ts'
import { changed, filterCount, toggled, unfiltered, type View, viewAddress } from '../_lib/listing-view.ts'
import { ViewLink } from './view-link.tsx'

type ListingChipsProps = { base: string; view: View; counts: Facets; categories: CategoryNames }

/** What is filtered by, each with the way to do without; nothing where nothing is. */
export function ListingChips({ base, view, counts, categories }: ListingChipsProps) {
  const t = useTranslations('common.list')
  const chips = useChips({ view, counts, categories })
  if (filterCount(view) === 0) return null
  return (
    <ul aria-label={t('active')} className="flex flex-wrap items-center gap-2">
      {chips.map(({ label, without }) => (
        <li key={label} className="max-w-full">
          <ViewLink
            href={viewAddress(base, changed(view, without))}
            aria-label={t('remove', { filter: label })}
            className="inline-flex h-11 max-w-full items-center gap-1.5 rounded-full bg-primary-soft px-3.5 text-sm text-primary-soft-foreground no-underline hover:bg-accent md:h-8"
          >
            <span className="truncate">{label}</span>
            <X aria-hidden className="size-3.5 shrink-0" />
          </ViewLink>
        </li>
      ))}
      <li>
        <ViewLink
          href={viewAddress(base, unfiltered(view))}
          className="link inline-flex h-11 items-center px-1 text-sm md:h-8"
        >
          {t('clearAll')}
        </ViewLink>
      </li>
    </ul>
  )
}

interface Chip {
  label: string
  /** What to change to do without it. */
  without: Partial<View>
}

function useChips({ view, counts, categories }: Omit<ListingChipsProps, 'base'>): Chip[] {
  const t = useTranslations('listing.facets')
  const locale = formatLocale(useLocale())
  const money = (amount: number) => formatMoney({ amount, currency: counts.currency }, locale)
  const vendorName = (slug: string) => counts.vendors.find((vendor) => vendor.slug === slug)?.name ?? slug
  const { minPrice: from, maxPrice: to } = view
  const price =
    from !== undefined && to !== undefined
      ? t('priceBetween', { from: money(from), to: money(to) })
      : from !== undefined
        ? t('priceFrom', { from: money(from) })
        : to !== undefined && t('priceBelow', { to: money(to) })
  return [
    ...view.categories.map((slug) => ({
      label: categories[slug] ?? slug,
      without: { categories: toggled(view.categories, slug) },
    })),
    ...(price ? [{ label: price, without: { minPrice: undefined, maxPrice: undefined } }] : []),
    ...(view.inStock ? [{ label: t('inStock'), without: { inStock: false } }] : []),
    ...view.options.map((option) => ({
      label: option.replace(':', ': '),
      without: { options: toggled(view.options, option) },
    })),
    ...(view.rating ? [{ label: t('stars', { stars: view.rating }), without: { rating: undefined } }] : []),
    ...view.vendors.map((slug) => ({
      label: vendorName(slug),
      without: { vendors: toggled(view.vendors, slug) },
    })),
  ]
}
