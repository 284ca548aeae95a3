import { Search } from 'lucide-react'
import type { ComponentProps } from 'react'
import { cn } from './cn.ts'
import { controlClasses } from './control.ts'

type SearchInputProps = Omit<ComponentProps<'input'>, 'type' | 'name' | 'className'> & {
  /** As it stands in the storefront's head. */
  round?: boolean
}

/** A field to search in, with its mark; what is typed is sent as `q`. Stands in something that is `relative`. */
export function SearchInput({ round = false, ...props }: SearchInputProps) {
  return (
    <>
      <Search
        aria-hidden
        className="pointer-events-none absolute top-1/2 left-3 size-4 -translate-y-1/2 text-muted-foreground"
      />
      <input
        enterKeyHint="search"
        {...props}
        type="search"
        name="q"
        className={cn(controlClasses, 'h-11 pl-9', round ? 'rounded-full pr-4' : 'pr-3 md:h-10')}
      />
    </>
  )
}
