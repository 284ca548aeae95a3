import { ShoppingBag } from 'lucide-react'
import { useLocale, useTranslations } from 'next-intl'
import type { MouseEventHandler, ReactNode } from 'react'
import { Link } from '#app/_i18n/link.tsx'
import { getPathname } from '#app/_i18n/navigation.ts'
import { Brand, BrandMark } from './brand.tsx'
import { NavLink } from './nav-link.tsx'
import { MAIN_ID, SkipLink } from './skip-link.tsx'
import { ThemeToggle } from './theme-toggle.tsx'
import { buttonVariants } from './ui/button-variants.ts'
import { cn } from './ui/cn.ts'

export type ShellLink = {
  label: string
  href: string
  /** Loads a new document, for the way into pages with a stricter policy (see `ButtonLink`). */
  document?: boolean
}

type StorefrontShellProps = {
  /** The strip under the header; scrolls sideways where it is wider than the screen. */
  categories?: readonly ShellLink[]
  /** The search form; moves to a line of its own on a phone. */
  search?: ReactNode
  /** `CartLink` with the count's island in it. */
  cart?: ReactNode
  /** Sign-in link or account menu; an island, since cached pages are the same for everybody. */
  account?: ReactNode
  /** The same page in another language; stands in the footer. */
  language?: ReactNode
  /** The way to the vendors' dashboard; an island, since not everybody has one. */
  dashboard?: ReactNode
  footerGroups?: readonly { label: string; links: readonly ShellLink[] }[]
  /** Fewer ways out: mark and content only, for the checkout. */
  focused?: boolean
  children: ReactNode
}

/** The frame of every page a customer sees. */
export function StorefrontShell(props: StorefrontShellProps) {
  const {
    categories = [],
    search,
    cart,
    account,
    language,
    dashboard,
    footerGroups = [],
    focused = false,
    children,
  } = props
  const t = useTranslations('common.brand')
  return (
    <div className="flex min-h-dvh flex-col">
      <SkipLink />
      <header className="border-b border-border bg-card">
        <div className="page-width flex flex-wrap items-center gap-x-2 gap-y-2 py-2.5 md:h-[4.5rem] md:flex-nowrap md:gap-x-6 md:py-0">
          <Link href="/" className="mr-auto flex h-11 items-center rounded-sm md:mr-0">
            <span aria-hidden>
              <Brand />
            </span>
            <span className="sr-only">{t('home')}</span>
          </Link>
          {search && !focused && (
            <div className="order-last w-full md:order-none md:mx-auto md:max-w-xl md:flex-1">{search}</div>
          )}
          <div className="flex items-center gap-0.5 md:ml-auto">
            <ThemeToggle className="max-md:hidden" />
            {!focused && <span className="max-lg:hidden">{language}</span>}
            {!focused && account}
            {!focused && (cart ?? <CartLink />)}
          </div>
        </div>
        {categories.length > 0 && !focused && <CategoryStrip categories={categories} />}
      </header>
      <main id={MAIN_ID} tabIndex={-1} className="page-width flex-1 py-6 md:py-8">
        {children}
      </main>
      <Footer groups={focused ? [] : footerGroups} language={language} dashboard={dashboard} />
    </div>
  )
}

function CategoryStrip({ categories }: { categories: readonly ShellLink[] }) {
  const t = useTranslations('common.nav')
  return (
    <nav aria-label={t('categories')} className="border-t border-border">
      <ul className="page-width flex gap-6 overflow-x-auto [scrollbar-width:none]">
        {categories.map((category) => (
          <li key={category.href} className="shrink-0">
            <NavLink
              href={category.href}
              className="focus-ring-inset flex h-11 items-center border-b-2 border-transparent text-sm text-muted-foreground transition-colors hover:text-foreground aria-[current]:border-primary aria-[current]:font-medium aria-[current]:text-foreground"
            >
              {category.label}
            </NavLink>
          </li>
        ))}
      </ul>
    </nav>
  )
}

type CartLinkProps = { href?: string; onClick?: MouseEventHandler; children?: ReactNode }

/** The way to the cart. `children` is the count, `CartCount`, rendered by an island. */
export function CartLink({ href = '/cart', onClick, children }: CartLinkProps) {
  const t = useTranslations('common.nav')
  return (
    <Link
      href={href}
      onClick={onClick}
      className={cn(buttonVariants({ variant: 'ghost', size: 'icon' }), 'relative')}
    >
      <ShoppingBag aria-hidden />
      <span className="sr-only">{t('cart')}</span>
      {children}
    </Link>
  )
}

/** The number on the cart; nothing while it is empty or not known. */
export function CartCount({ count }: { count: number | null }) {
  const t = useTranslations('common.nav')
  if (!count) return null
  return (
    <span className="absolute top-0.5 right-0.5 grid h-[1.125rem] min-w-[1.125rem] place-items-center rounded-full bg-highlight px-1 text-xs leading-none font-semibold text-highlight-foreground tabular-nums">
      <span aria-hidden>{count > 99 ? '99+' : count}</span>
      <span className="sr-only">, {t('cartCount', { count })}</span>
    </span>
  )
}

type FooterProps = Pick<StorefrontShellProps, 'language' | 'dashboard'> & {
  groups: NonNullable<StorefrontShellProps['footerGroups']>
}

function Footer({ groups: all, language, dashboard }: FooterProps) {
  const t = useTranslations('common.brand')
  const groups = all.filter(({ links }) => links.length > 0)
  return (
    <footer className="mt-12 border-t border-border bg-card">
      {groups.length > 0 && (
        <div className="page-width grid grid-cols-2 gap-x-6 gap-y-8 pt-10 pb-4 md:grid-cols-3">
          {groups.map((group) => (
            <nav key={group.label} aria-label={group.label}>
              <p className="text-sm font-semibold">{group.label}</p>
              <ul className="mt-2">
                {group.links.map((link) => (
                  <li key={link.href}>
                    <FooterLink
                      link={link}
                      className="inline-flex min-h-9 items-center text-sm text-muted-foreground hover:text-foreground hover:underline md:min-h-8"
                    />
                  </li>
                ))}
              </ul>
            </nav>
          ))}
        </div>
      )}
      <div className="page-width flex flex-wrap items-center gap-x-6 gap-y-2 py-6 text-sm text-muted-foreground">
        <div className="flex items-center gap-3">
          <BrandMark className="size-6" />
          <p>{t('tagline')}</p>
        </div>
        <div className="ml-auto flex items-center gap-1">
          {dashboard}
          {language}
          <ThemeToggle className="md:hidden" />
        </div>
      </div>
    </footer>
  )
}

function FooterLink({ link, className }: { link: ShellLink; className: string }) {
  const { href, label, document } = link
  const locale = useLocale()
  if (!document) {
    return (
      <Link href={href} className={className}>
        {label}
      </Link>
    )
  }
  return (
    <a href={getPathname({ href, locale })} className={className}>
      {label}
    </a>
  )
}
