import Link from 'next/link'
import { buttonVariants } from '#app/_components/ui/button.tsx'

export interface Filter {
  label: string
  href: string
  current: boolean
  count?: number
}

/** Ways to see less of a list; each is an address of its own. */
export function Filters({ label, filters }: { label: string; filters: readonly Filter[] }) {
  return (
    <nav aria-label={label}>
      <ul className="flex flex-wrap gap-2">
        {filters.map((filter) => (
          <li key={filter.href}>
            <Link
              href={filter.href}
              aria-current={filter.current ? 'true' : undefined}
              className={buttonVariants({ variant: filter.current ? 'secondary' : 'outline', size: 'sm' })}
            >
              {filter.label}
              {filter.count === undefined ? null : (
                <span className="tabular-nums opacity-75">{filter.count}</span>
              )}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  )
}
