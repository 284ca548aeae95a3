import { SearchInput } from './ui/search-input.tsx'

type SearchFieldProps = {
  /** Where the form leads; what is typed arrives there as `?q=`. */
  action: string
  /** Names the field, e.g. "Search products". */
  label: string
  placeholder?: string
  defaultValue?: string
  className?: string
}

/** A search that works before any script has loaded: a GET form with one field. Enter sends it. */
export function SearchField({ action, label, placeholder, defaultValue, className }: SearchFieldProps) {
  return (
    <search className={className}>
      <form action={action} className="relative">
        <SearchInput aria-label={label} placeholder={placeholder ?? label} defaultValue={defaultValue} />
      </form>
    </search>
  )
}
