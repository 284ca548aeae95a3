import { Bell, Heart, KeyRound, LayoutGrid, MapPin, Package, Star, UserRound } from 'lucide-react'
import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { pageLocale } from '#app/_i18n/page-locale.ts'
import { AccountNav } from './_parts/account-nav.tsx'

type Props = { params: Promise<{ locale: string }>; children: ReactNode }

// Never rendered while building: each page is one person's.
export const dynamic = 'force-dynamic'

export const metadata: Metadata = { robots: { index: false } }

/** The frame of a person's own pages; each of them asks who is there. */
export default async function AccountLayout({ params, children }: Props) {
  const locale = await pageLocale(params)
  const t = await getTranslations({ locale, namespace: 'account.nav' })
  const links = [
    { href: '/account', label: t('overview'), icon: <LayoutGrid aria-hidden /> },
    { href: '/account/orders', label: t('orders'), icon: <Package aria-hidden /> },
    { href: '/account/wishlist', label: t('wishlist'), icon: <Heart aria-hidden /> },
    { href: '/account/reviews', label: t('reviews'), icon: <Star aria-hidden /> },
    { href: '/account/addresses', label: t('addresses'), icon: <MapPin aria-hidden /> },
    { href: '/account/notifications', label: t('notifications'), icon: <Bell aria-hidden /> },
    { href: '/account/security', label: t('security'), icon: <KeyRound aria-hidden /> },
    { href: '/account/profile', label: t('profile'), icon: <UserRound aria-hidden /> },
  ]
  return (
    <div className="lg:grid lg:grid-cols-[15rem_minmax(0,1fr)] lg:gap-10">
      <div className="lg:pt-1">
        <AccountNav label={t('label')} back={t('back')} links={links} />
      </div>
      <div className="min-w-0 max-lg:mt-2">{children}</div>
    </div>
  )
}
