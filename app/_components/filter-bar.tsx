'use client'

import { SlidersHorizontal } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { type FormEvent, type ReactNode, useEffect, useRef, useState, useTransition } from 'react'
import { useRouter } from '#app/_i18n/use-navigation.ts'
import { FilterChips } from './filter-chips.tsx'
import type { FilterField, FilterValues } from './filter-field.ts'
import { pathWith } from './path.ts'
import { Button } from './ui/button.tsx'
import { cn } from './ui/cn.ts'
import { Field } from './ui/field.tsx'
import { Input } from './ui/input.tsx'
import { SearchInput } from './ui/search-input.tsx'
import { Select } from './ui/select.tsx'

type FilterBarProps = {
  /** The list's own address. */
  path: string
  /** What is asked for now, by the names of the fields and `q`. */
  values: FilterValues
  /** What else of the address stays as it is: the view, the order. Never the page. */
  keep?: FilterValues
  search?: { label: string; placeholder?: string }
  fields?: readonly FilterField[]
  /** Further tools at the right edge: columns, an export. */
  children?: ReactNode
}

/**
 * Search, filters and what of them is set, for a list whose state is its address. A GET form: it works before any
 * script has loaded; with one, a choice applies at once and the page stays where it is.
 */
export function FilterBar({ path, values, keep = {}, search, fields = [], children }: FilterBarProps) {
  const t = useTranslations('common.list')
  const { form, apply, pending } = useFilterForm(path, values)
  const [open, setOpen] = useState(false)
  const set = fields.filter(({ name, quiet }) => values[name] && !quiet).length
  const typed = fields.some(({ kind }) => kind !== 'select')
  return (
    <search aria-busy={pending || undefined} className="mb-4 block space-y-3">
      <form ref={form} action={path} onSubmit={apply} className="flex flex-wrap items-end gap-2">
        {Object.entries(keep).map(([name, value]) =>
          value ? <input key={name} type="hidden" name={name} value={value} /> : null,
        )}
        {search && <SearchBox {...search} defaultValue={values.q} />}
        {fields.length > 0 && (
          <Button
            variant="outline"
            aria-expanded={open}
            className="md:hidden noscript:hidden"
            onClick={() => setOpen(!open)}
          >
            <SlidersHorizontal aria-hidden /> {t('filters')}{' '}
            {set > 0 && <span className="tabular-nums">({set})</span>}
          </Button>
        )}
        <div
          className={cn('grid w-full grid-cols-2 gap-2 md:contents', !open && 'max-md:hidden noscript:grid')}
        >
          {fields.map((field) => (
            <Field key={field.name} label={field.label} name={field.name} hideLabel={field.kind === 'select'}>
              <Control field={field} value={values[field.name]} />
            </Field>
          ))}
        </div>
        <span className={cn(typed ? !open && 'max-md:hidden' : 'hidden', 'noscript:inline')}>
          <Button type="submit" variant="secondary">
            {t('apply')}
          </Button>
        </span>
        {children && <div className="ml-auto flex flex-wrap gap-2">{children}</div>}
      </form>
      <FilterChips path={path} values={values} keep={keep} fields={fields} />
    </search>
  )
}

function Control({ field, value }: { field: FilterField; value?: string }) {
  if (field.kind === 'select') {
    const options = [{ value: '', label: field.label }, ...field.options]
    return (
      <Select
        options={options}
        defaultValue={value ?? ''}
        className={cn('md:w-44', value && 'border-primary')}
        onChange={(event) => event.currentTarget.form?.requestSubmit()}
      />
    )
  }
  return (
    <Input
      type={field.kind === 'date' ? 'date' : 'text'}
      inputMode={field.kind === 'number' ? 'decimal' : undefined}
      placeholder={field.placeholder}
      autoComplete="off"
      defaultValue={value ?? ''}
      className={cn('md:w-36', value && 'border-primary')}
    />
  )
}

function SearchBox(props: { label: string; placeholder?: string; defaultValue?: string }) {
  return (
    <div className="relative min-w-44 flex-1 md:max-w-80">
      <SearchInput
        data-list-search
        aria-label={props.label}
        placeholder={props.placeholder ?? props.label}
        defaultValue={props.defaultValue ?? ''}
        autoComplete="off"
      />
    </div>
  )
}

/** Sends the form without what is empty, and follows the address where something else has changed it. */
function useFilterForm(path: string, values: FilterValues) {
  const router = useRouter()
  const form = useRef<HTMLFormElement>(null)
  const [pending, startTransition] = useTransition()

  // The fields keep what was typed (and the focus) while the address changes under them: a chip that is removed or
  // a view that is opened empties them here.
  useEffect(() => {
    for (const element of form.current?.elements ?? []) {
      const field = element as HTMLInputElement | HTMLSelectElement
      if (field.name && field.type !== 'hidden') field.value = values[field.name] ?? ''
    }
  }, [values])

  function apply(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const entries = [...new FormData(event.currentTarget)]
    const query = Object.fromEntries(entries.map(([name, value]) => [name, String(value).trim()]))
    startTransition(() => router.push(pathWith(path, query), { scroll: false }))
  }
  return { form, apply, pending }
}
