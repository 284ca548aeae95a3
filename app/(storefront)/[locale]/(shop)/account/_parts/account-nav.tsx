'use client'

import { ChevronLeft, ChevronRight } from 'lucide-react'
import type { ReactNode } from 'react'
import { NavLink } from '#app/_components/nav-link.tsx'
import { cn } from '#app/_components/ui/cn.ts'
import { Link } from '#app/_i18n/link.tsx'
import { usePathname } from '#app/_i18n/use-navigation.ts'

export type AccountLink = { label: string; href: string; icon: ReactNode }

/** A menu beside the pages; on a phone the first page is the menu, and the others have a way back to it. */
export function AccountNav({
  label,
  back,
  links,
}: {
  label: string
  back: string
  links: readonly AccountLink[]
}) {
  const first = usePathname() === '/account'
  return (
    <>
      {!first && (
        <Link
          href="/account"
          className="-ml-2 inline-flex min-h-11 items-center gap-1 rounded-md px-2 text-sm text-muted-foreground hover:text-foreground lg:hidden [&_svg]:size-4"
        >
          <ChevronLeft aria-hidden /> {back}
        </Link>
      )}
      <nav aria-label={label} className={cn(!first && 'max-lg:hidden')}>
        <ul className="max-lg:mb-8 max-lg:divide-y max-lg:divide-border max-lg:rounded-lg max-lg:border max-lg:border-border max-lg:bg-card lg:space-y-0.5">
          {links.map(({ href, label: name, icon }) => (
            <li key={href} className={cn(href === '/account' && 'max-lg:hidden')}>
              <NavLink
                href={href}
                exact={href === '/account'}
                className="flex min-h-12 items-center gap-3 px-4 text-sm font-medium transition-colors hover:bg-accent lg:min-h-9 lg:rounded-md lg:px-3 lg:text-muted-foreground lg:hover:text-foreground aria-[current]:bg-primary-soft aria-[current]:text-primary-soft-foreground [&_svg]:size-4 [&_svg]:shrink-0"
              >
                {icon}
                <span className="flex-1">{name}</span>
                <ChevronRight aria-hidden className="text-muted-foreground lg:hidden" />
              </NavLink>
            </li>
          ))}
        </ul>
      </nav>
    </>
  )
}
