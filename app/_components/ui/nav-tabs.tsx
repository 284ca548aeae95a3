import type { ReactNode } from 'react'
import { Link } from '#app/_i18n/link.tsx'
import { cn } from './cn.ts'

export type NavTab = { label: ReactNode; href: string; current: boolean; count?: number }

type NavTabsProps = {
  /** Names the list of views. */
  label: string
  tabs: readonly NavTab[]
  /** Stands behind the last tab: the button that saves a view. */
  children?: ReactNode
  className?: string
}

/** Views of one list, each with an address of its own. Where they do not fit they scroll in their line. */
export function NavTabs({ label, tabs, children, className }: NavTabsProps) {
  return (
    <nav aria-label={label} className={cn('mb-4 flex items-center gap-2 border-b border-border', className)}>
      <ul className="flex min-w-0 gap-1 overflow-x-auto">
        {tabs.map(({ label: name, href, current, count }) => (
          <li key={href} className="shrink-0">
            <Link
              href={href}
              scroll={false}
              aria-current={current ? 'page' : undefined}
              className="focus-ring-inset flex h-11 items-center gap-2 whitespace-nowrap border-b-2 border-transparent px-3 text-sm font-medium text-muted-foreground no-underline transition-colors hover:text-foreground md:h-10 aria-[current]:border-primary aria-[current]:text-foreground"
            >
              {name}
              {count === undefined ? null : (
                <span className="rounded-full bg-muted px-1.5 text-xs leading-5 tabular-nums">{count}</span>
              )}
            </Link>
          </li>
        ))}
      </ul>
      {children}
    </nav>
  )
}
