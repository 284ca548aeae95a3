import { Search } from 'lucide-react'
import { cn } from './ui/cn.ts'
import { controlClasses } from './ui/control.ts'

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
        <Search
          aria-hidden
          className="pointer-events-none absolute top-1/2 left-3 size-4 -translate-y-1/2 text-muted-foreground"
        />
        <input
          type="search"
          name="q"
          aria-label={label}
          placeholder={placeholder ?? label}
          defaultValue={defaultValue}
          enterKeyHint="search"
          className={cn(controlClasses, 'h-11 pr-3 pl-9 md:h-10')}
        />
      </form>
    </search>
  )
}
