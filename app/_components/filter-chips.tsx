import { X } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { Link } from '#app/_i18n/link.tsx'
import type { FilterField, FilterValues } from './filter-field.ts'
import { formatDate } from './format.ts'
import { pathWith } from './path.ts'

type FilterChipsProps = {
  path: string
  values: FilterValues
  keep: FilterValues
  fields: readonly FilterField[]
}

/** What is filtered by, each with the way to do without; nothing where nothing is. */
export function FilterChips({ path, values, keep, fields }: FilterChipsProps) {
  const t = useTranslations('common.list')
  const chips = [
    ...(values.q ? [{ name: 'q', label: `“${values.q}”` }] : []),
    ...fields.flatMap((field) => {
      const value = values[field.name]
      return value && !field.quiet
        ? [{ name: field.name, label: `${field.label}: ${wordFor(field, value)}` }]
        : []
    }),
  ]
  if (chips.length === 0) return null
  return (
    <ul aria-label={t('active')} className="flex flex-wrap items-center gap-2">
      {chips.map(({ name, label }) => (
        <li key={name} className="max-w-full">
          <Link
            href={pathWith(path, { ...values, ...keep, [name]: undefined })}
            scroll={false}
            aria-label={t('remove', { filter: label })}
            className="inline-flex h-9 max-w-full items-center gap-1.5 rounded-full bg-primary-soft px-3 text-sm text-primary-soft-foreground no-underline hover:bg-accent md:h-7"
          >
            <span className="truncate">{label}</span>
            <X aria-hidden className="size-3.5 shrink-0" />
          </Link>
        </li>
      ))}
      <li>
        <Link
          href={pathWith(path, keep)}
          scroll={false}
          className="link inline-flex h-9 items-center px-1 text-sm md:h-7"
        >
          {t('clearAll')}
        </Link>
      </li>
    </ul>
  )
}

function wordFor(field: FilterField, value: string): string {
  if (field.kind === 'select') return field.options.find((option) => option.value === value)?.label ?? value
  if (field.kind === 'date' && !Number.isNaN(Date.parse(value))) return formatDate(value)
  return value
}
