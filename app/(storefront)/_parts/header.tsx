'use client'

import { CircleUserRound } from 'lucide-react'
import { useLocale, useTranslations } from 'next-intl'
import { CartCount } from '#app/_components/storefront-shell.tsx'
import { buttonVariants } from '#app/_components/ui/button.tsx'
import { getPathname } from '#app/_i18n/navigation.ts'
import { useVisitor } from '../_lib/visitor.ts'

/** A client component because the page around it is cached and the same for everybody. */
export function HeaderCartCount() {
  return <CartCount count={useVisitor()?.units ?? null} />
}

/** The way to the account, or to signing in. A new document, so that the account's stricter policy counts. */
export function HeaderAccount() {
  const name = useVisitor()?.name
  const t = useTranslations('common.nav')
  const locale = useLocale()
  return (
    <a
      href={getPathname({ href: name ? '/account' : '/sign-in', locale })}
      className={buttonVariants({ variant: 'ghost', className: 'max-md:w-11 max-md:px-0 [&_svg]:size-5' })}
    >
      <CircleUserRound aria-hidden />
      <span className="max-md:sr-only max-w-32 truncate">{name ? firstNameOf(name) : t('signIn')}</span>
      {name && <span className="sr-only">, {t('account')}</span>}
    </a>
  )
}

/** The way to the vendors' dashboard, for whoever is one and for guests, who may be: to anybody else there is no such page. */
export function DashboardLink() {
  const visitor = useVisitor()
  const t = useTranslations('common.footer')
  if (!visitor || (visitor.name && !visitor.isVendor)) return null
  return (
    <a href="/vendor" className={buttonVariants({ variant: 'ghost', size: 'sm', className: 'h-11 md:h-9' })}>
      {t('dashboard')}
    </a>
  )
}

function firstNameOf(name: string): string {
  return name.split(' ')[0] ?? name
}
