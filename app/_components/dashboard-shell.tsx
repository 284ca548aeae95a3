import type { ReactNode } from 'react'
import { Link } from '#app/_i18n/link.tsx'
import { Brand } from './brand.tsx'
import { DashboardMenu } from './dashboard-menu.tsx'
import { NavLink } from './nav-link.tsx'
import { MAIN_ID, SkipLink } from './skip-link.tsx'
import { ThemeToggle } from './theme-toggle.tsx'

export type DashboardLink = {
  label: string
  href: string
  /** A lucide icon, e.g. `<Package />`. */
  icon: ReactNode
  /** A count that asks for attention. */
  badge?: ReactNode
  exact?: boolean
}
export type DashboardSection = { label?: string; links: readonly DashboardLink[] }

type DashboardShellProps = {
  /** "Vendor" or "Operator", beside the wordmark. */
  area: string
  homeHref: string
  sections: readonly DashboardSection[]
  /** Whose dashboard it is: the vendor's name, or the operator's. */
  subject?: ReactNode
  /** Right side of the top bar: search, notifications. */
  tools?: ReactNode
  /** The account menu. */
  account?: ReactNode
  children: ReactNode
}

/** The frame of vendor and operator pages: a sidebar on a desktop, a drawer on a phone. */
export function DashboardShell(props: DashboardShellProps) {
  const { area, homeHref, sections, subject, tools, account, children } = props
  const navigation = <DashboardNavigation area={area} sections={sections} />
  return (
    <div className="min-h-dvh print:block lg:grid lg:grid-cols-[15rem_minmax(0,1fr)]">
      <SkipLink />
      <aside className="sticky top-0 hidden h-dvh flex-col overflow-y-auto border-r border-border bg-card lg:flex print:hidden">
        <div className="flex h-16 shrink-0 items-center px-5">
          <Link href={homeHref} className="flex h-11 items-center rounded-sm">
            <Brand area={area} />
            <span className="sr-only">, overview</span>
          </Link>
        </div>
        <div className="flex-1 px-3 py-2">{navigation}</div>
      </aside>
      <div className="flex min-w-0 flex-col">
        <header className="sticky top-0 z-30 flex h-16 items-center gap-2 border-b border-border bg-background px-4 md:px-6 print:hidden">
          <DashboardMenu area={area}>{navigation}</DashboardMenu>
          <div className="min-w-0 flex-1 truncate text-sm font-medium">{subject}</div>
          {tools}
          <ThemeToggle />
          {account}
        </header>
        <main
          id={MAIN_ID}
          tabIndex={-1}
          className="mx-auto w-full max-w-[88rem] flex-1 p-4 pb-16 md:p-6 lg:p-8"
        >
          {children}
        </main>
      </div>
    </div>
  )
}

function DashboardNavigation({ area, sections }: { area: string; sections: readonly DashboardSection[] }) {
  return (
    <nav aria-label={area} className="space-y-5">
      {sections.map((section) => (
        <div key={section.label ?? section.links[0]?.href}>
          {section.label && (
            <p className="px-3 pb-1 text-xs font-medium text-muted-foreground">{section.label}</p>
          )}
          <ul className="space-y-0.5">
            {section.links.map((link) => (
              <li key={link.href}>
                <NavLink
                  href={link.href}
                  exact={link.exact}
                  className="flex min-h-11 items-center gap-3 rounded-md px-3 text-sm font-medium text-muted-foreground transition-colors hover:bg-accent hover:text-foreground lg:min-h-9 aria-[current]:bg-primary-soft aria-[current]:text-primary-soft-foreground [&_svg]:size-4 [&_svg]:shrink-0"
                >
                  {link.icon}
                  <span className="min-w-0 flex-1 truncate">{link.label}</span>
                  {link.badge}
                </NavLink>
              </li>
            ))}
          </ul>
        </div>
      ))}
    </nav>
  )
}
