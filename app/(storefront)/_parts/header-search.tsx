'use client'

import { Search, Store, Tag } from 'lucide-react'
import { useLocale, useTranslations } from 'next-intl'
import {
  type FocusEvent,
  type FormEvent,
  type KeyboardEvent,
  type ReactNode,
  useEffect,
  useState,
} from 'react'
import { announce } from '#app/_components/live-region.tsx'
import { SearchInput } from '#app/_components/ui/search-input.tsx'
import { Link } from '#app/_i18n/link.tsx'
import { getPathname } from '#app/_i18n/navigation.ts'
import { usePathname, useRouter } from '#app/_i18n/use-navigation.ts'
import type { Suggestions } from '#server/modules/catalog/schema.ts'
import { useSuggestions } from '../_lib/use-suggestions.ts'

const LIST = 'search-suggestions'

interface Option {
  group: 'products' | 'categories' | 'vendors' | 'all'
  key: string
  href: string
  content: ReactNode
}

/**
 * The search field with suggestions, a combobox as WAI-ARIA's authoring practices have it: the focus stays in the field,
 * arrows choose, Enter opens, Escape closes. Before its script has loaded it is a form that leads to /search.
 */
export function HeaderSearch() {
  const t = useTranslations('common.search')
  const locale = useLocale()
  const router = useRouter()
  const [typed, setTyped] = useState('')
  const [open, setOpen] = useState(false)
  const [active, setActive] = useState(-1)
  const suggestions = useSuggestions(open ? typed : '', locale)
  const options = optionsOf(suggestions, typed.trim(), t('all', { words: typed.trim() }))
  const showing = open && options.length > 0
  useClosedOn(usePathname(), () => setOpen(false))

  useEffect(() => {
    setActive(-1)
    if (suggestions) announce(t('found', { count: countOf(suggestions) }))
  }, [suggestions, t])

  function go(href: string) {
    setOpen(false)
    router.push(href)
  }

  function submit(event: FormEvent) {
    event.preventDefault()
    const words = typed.trim()
    if (words) go(`/search?${new URLSearchParams({ q: words })}`)
  }

  function steer(event: KeyboardEvent) {
    const chosen = options[active]
    if (event.key === 'Enter' && showing && chosen) {
      event.preventDefault()
      go(chosen.href)
    } else if (event.key === 'Escape' && showing) {
      event.preventDefault()
      setOpen(false)
    } else if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault()
      if (!showing) return setOpen(true)
      // One place more than there are options: the field itself.
      const places = options.length + 1
      setActive(((active + 1 + (event.key === 'ArrowDown' ? 1 : -1) + places) % places) - 1)
    }
  }

  const leave = (event: FocusEvent) => {
    if (!event.currentTarget.contains(event.relatedTarget)) setOpen(false)
  }

  return (
    <search className="relative block" onBlur={leave}>
      <form action={getPathname({ href: '/search', locale })} onSubmit={submit} className="relative">
        <SearchInput
          role="combobox"
          aria-label={t('label')}
          aria-expanded={showing}
          aria-controls={LIST}
          aria-autocomplete="list"
          aria-activedescendant={showing && active >= 0 ? `${LIST}-${active}` : undefined}
          autoComplete="off"
          maxLength={120}
          placeholder={t('placeholder')}
          value={typed}
          onChange={(event) => {
            setTyped(event.target.value)
            setOpen(true)
          }}
          onFocus={() => setOpen(true)}
          onKeyDown={steer}
          round
        />
      </form>
      <SuggestionList options={showing ? options : []} active={active} onChoose={() => setOpen(false)} />
    </search>
  )
}

/** A page that was opened from the list has no use for it. */
function useClosedOn(path: string, close: () => void) {
  // biome-ignore lint/correctness/useExhaustiveDependencies: when the path changes, and only then
  useEffect(close, [path])
}

type ListProps = { options: readonly Option[]; active: number; onChoose: () => void }

function SuggestionList({ options, active, onChoose }: ListProps) {
  const t = useTranslations('common.search')
  return (
    <div
      id={LIST}
      role="listbox"
      tabIndex={-1}
      aria-label={t('suggestions')}
      hidden={options.length === 0}
      className="absolute inset-x-0 top-full z-40 mt-1 max-h-[70dvh] overflow-y-auto rounded-lg border border-border bg-popover p-1.5 text-popover-foreground shadow-lg"
    >
      {options.map((option, index) => (
        <div key={option.key} role="presentation">
          {option.group !== 'all' && options[index - 1]?.group !== option.group && (
            <p aria-hidden className="px-2.5 pt-2 pb-1 text-xs font-medium text-muted-foreground">
              {t(option.group)}
            </p>
          )}
          <Link
            id={`${LIST}-${index}`}
            role="option"
            tabIndex={-1}
            aria-selected={index === active}
            href={option.href}
            onClick={onChoose}
            className="flex min-h-11 items-center gap-3 rounded-md px-2.5 py-1.5 text-sm hover:bg-accent aria-selected:bg-accent"
          >
            {option.content}
          </Link>
        </div>
      ))}
    </div>
  )
}

const countOf = ({ products, categories, vendors }: Suggestions) =>
  products.length + categories.length + vendors.length

function optionsOf(found: Suggestions | null, words: string, all: string): Option[] {
  if (!found || !words) return []
  const products = found.products.map(
    ({ slug, title, vendor, price, image }): Option => ({
      group: 'products',
      key: `product-${slug}`,
      href: `/product/${slug}`,
      content: (
        <>
          <Thumbnail image={image} />
          <span className="min-w-0 flex-1">
            <span className="block truncate font-medium">{title}</span>
            <span className="block truncate text-muted-foreground">{vendor}</span>
          </span>
          <span className="whitespace-nowrap tabular-nums">{price}</span>
        </>
      ),
    }),
  )
  const named = (group: 'categories' | 'vendors', folder: string, icon: ReactNode) =>
    found[group].map(
      ({ slug, name }): Option => ({
        group,
        key: `${group}-${slug}`,
        href: `/${folder}/${slug}`,
        content: (
          <>
            {icon}
            <span className="truncate">{name}</span>
          </>
        ),
      }),
    )
  const icon = 'size-4 shrink-0 text-muted-foreground'
  return [
    ...products,
    ...named('categories', 'category', <Tag aria-hidden className={icon} />),
    ...named('vendors', 'shop', <Store aria-hidden className={icon} />),
    {
      group: 'all',
      key: 'all',
      href: `/search?${new URLSearchParams({ q: words })}`,
      content: (
        <>
          <Search aria-hidden className={icon} />
          <span className="truncate">{all}</span>
        </>
      ),
    },
  ]
}

function Thumbnail({ image }: { image: string | null }) {
  const frame = 'size-10 shrink-0 rounded-md bg-muted object-cover'
  if (!image) return <span aria-hidden className={frame} />
  // biome-ignore lint/performance/noImgElement: pictures are stored in the sizes that are shown
  return <img src={image} alt="" width={40} height={40} className={frame} />
}
