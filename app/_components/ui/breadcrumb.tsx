import { ChevronRight } from 'lucide-react'
import { Link } from '#app/_i18n/link.tsx'

export type Crumb = { label: string; href: string }

/** The way back up. `items` are the pages above; `current` is this one. */
export function Breadcrumb({ items, current }: { items: readonly Crumb[]; current: string }) {
  return (
    <nav aria-label="Breadcrumb">
      <ol className="flex flex-wrap items-center gap-x-1 text-sm text-muted-foreground">
        {items.map((item) => (
          <li key={item.href} className="flex items-center gap-x-1">
            <Link
              href={item.href}
              className="inline-flex min-h-6 items-center rounded-sm hover:text-foreground hover:underline"
            >
              {item.label}
            </Link>
            <ChevronRight aria-hidden className="size-3.5" />
          </li>
        ))}
        <li aria-current="page" className="min-w-0 truncate text-foreground">
          {current}
        </li>
      </ol>
    </nav>
  )
}
