import { Check, ChevronDown, Star } from 'lucide-react'
import { useLocale, useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { Button } from '#app/_components/ui/button.tsx'
import { cn } from '#app/_components/ui/cn.ts'
import { controlClasses } from '#app/_components/ui/control.ts'
import { getPathname } from '#app/_i18n/navigation.ts'
import { formatMoney } from '#server/core/money.ts'
import { formatLocale } from '#server/messages/locales.ts'
import type { Facets as Counts } from '#server/modules/catalog/schema.ts'
import type { CategoryNames } from '../_lib/category-names.ts'
import { changed, fieldsOf, toggled, type View, viewAddress } from '../_lib/listing-view.ts'
import { ViewLink } from './view-link.tsx'

export type FacetsProps = {
  base: string
  view: View
  counts: Counts
  categories: CategoryNames
}

/** Every filter with its choices, each a link to the view with it chosen, or given up where it is. */
export function Facets({ base, view, counts, categories }: FacetsProps) {
  const t = useTranslations('listing.facets')
  const to = (change: Partial<View>) => viewAddress(base, changed(view, change))
  const named = counts.categories.filter(({ slug }) => categories[slug])
  return (
    <div className="divide-y divide-border">
      {named.length > 0 && (
        <Group title={t('category')} open>
          {named.map(({ slug, count }) => (
            <Choice
              key={slug}
              href={to({ categories: toggled(view.categories, slug) })}
              chosen={view.categories.includes(slug)}
              count={count}
            >
              {categories[slug]}
            </Choice>
          ))}
        </Group>
      )}
      <Group title={t('price')} open>
        <PriceRanges {...{ base, view, counts }} />
        <li>
          <PriceForm base={base} view={view} />
        </li>
      </Group>
      <Group title={t('availability')} open>
        <Choice href={to({ inStock: !view.inStock })} chosen={view.inStock} count={counts.inStock}>
          {t('inStock')}
        </Choice>
      </Group>
      {counts.options.map(({ axis, values }) => (
        <Group key={axis} title={axis} open={view.options.some((option) => option.startsWith(`${axis}:`))}>
          {values.slice(0, 12).map(({ value, count }) => (
            <Choice
              key={value}
              href={to({ options: toggled(view.options, `${axis}:${value}`) })}
              chosen={view.options.includes(`${axis}:${value}`)}
              count={count}
            >
              {value}
            </Choice>
          ))}
        </Group>
      ))}
      {counts.ratings.some(({ count }) => count > 0) && (
        <Group title={t('rating')} open={view.rating !== undefined}>
          {counts.ratings.map(({ atLeast, count }) => (
            <Choice
              key={atLeast}
              href={to({ rating: view.rating === atLeast ? undefined : atLeast })}
              chosen={view.rating === atLeast}
              count={count}
            >
              <Star aria-hidden className="mr-1 inline size-3.5 fill-highlight text-highlight" />
              {t('stars', { stars: atLeast })}
            </Choice>
          ))}
        </Group>
      )}
      {counts.vendors.length > 1 || view.vendors.length > 0 ? (
        <Group title={t('vendor')} open={view.vendors.length > 0}>
          {counts.vendors.map(({ slug, name, count }) => (
            <Choice
              key={slug}
              href={to({ vendors: toggled(view.vendors, slug) })}
              chosen={view.vendors.includes(slug)}
              count={count}
            >
              {name}
            </Choice>
          ))}
        </Group>
      ) : null}
    </div>
  )
}

function Group({ title, open, children }: { title: string; open: boolean; children: ReactNode }) {
  return (
    <details open={open} className="group/facet py-1">
      <summary className="flex min-h-11 cursor-pointer list-none items-center justify-between rounded-sm text-sm font-semibold md:min-h-9 [&::-webkit-details-marker]:hidden">
        {title}
        <ChevronDown
          aria-hidden
          className="size-4 text-muted-foreground transition-transform group-open/facet:rotate-180"
        />
      </summary>
      <ul className="pb-3">{children}</ul>
    </details>
  )
}

type ChoiceProps = { href: string; chosen: boolean; count: number; children: ReactNode }

/** What would show nothing is not offered, unless it is what was chosen. */
function Choice({ href, chosen, count, children }: ChoiceProps) {
  const t = useTranslations('listing.facets')
  if (count === 0 && !chosen) return null
  return (
    <li>
      <ViewLink
        href={href}
        rel="nofollow"
        aria-current={chosen ? 'true' : undefined}
        className="flex min-h-11 items-center gap-2.5 rounded-sm text-sm hover:text-primary md:min-h-8"
      >
        <span
          aria-hidden
          className={cn(
            'grid size-4.5 shrink-0 place-items-center rounded-sm border border-input',
            chosen && 'border-primary bg-primary text-primary-foreground',
          )}
        >
          {chosen && <Check className="size-3.5" />}
        </span>
        <span className="min-w-0 flex-1 [overflow-wrap:anywhere]">{children}</span>
        <span aria-hidden className="text-muted-foreground tabular-nums">
          {count}
        </span>
        <span className="sr-only">{t(chosen ? 'chosen' : 'count', { count })}</span>
      </ViewLink>
    </li>
  )
}

function PriceRanges({ base, view, counts }: Omit<FacetsProps, 'categories'>) {
  const t = useTranslations('listing.facets')
  const locale = formatLocale(useLocale())
  const money = (amount: number) =>
    formatMoney({ amount, currency: counts.currency }, locale).replace(/[.,]00(?=\D*$)/, '')
  return counts.prices.map(({ from, count }, index) => {
    const next = counts.prices[index + 1]?.from
    const chosen = (view.minPrice ?? 0) === from && view.maxPrice === next
    const range = chosen
      ? { minPrice: undefined, maxPrice: undefined }
      : { minPrice: from === 0 ? undefined : from, maxPrice: next }
    return (
      <Choice key={from} href={viewAddress(base, changed(view, range))} chosen={chosen} count={count}>
        {next === undefined
          ? t('priceFrom', { from: money(from) })
          : from === 0
            ? t('priceBelow', { to: money(next) })
            : t('priceBetween', { from: money(from), to: money(next) })}
      </Choice>
    )
  })
}

/** Bounds of one's own: a form that works without scripts, and keeps all else that was chosen. */
function PriceForm({ base, view }: { base: string; view: View }) {
  const t = useTranslations('listing.facets')
  const locale = useLocale()
  const own = ['min', 'max', 'page']
  const bound = (name: 'min' | 'max', amount: number | undefined) => (
    <input
      name={name}
      type="text"
      inputMode="numeric"
      pattern="[0-9]{0,6}"
      defaultValue={amount === undefined ? '' : Math.floor(amount / 100)}
      key={`${name}-${amount ?? ''}`}
      placeholder={t(name)}
      aria-label={t(`${name}Price`)}
      className={cn(controlClasses, 'h-11 px-2.5 md:h-9')}
    />
  )
  return (
    <form action={getPathname({ href: base, locale })} className="mt-2 flex items-center gap-2">
      {fieldsOf(view)
        .filter(([name]) => !own.includes(name))
        .map(([name, value]) => (
          <input key={`${name}-${value}`} type="hidden" name={name} value={value} />
        ))}
      {bound('min', view.minPrice)}
      <span aria-hidden className="text-muted-foreground">
        –
      </span>
      {bound('max', view.maxPrice)}
      <Button type="submit" variant="outline" size="sm">
        {t('apply')}
      </Button>
    </form>
  )
}
