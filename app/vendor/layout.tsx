import { Bell, Boxes, ChartLine, Package, Settings, ShoppingBag, Wallet, Webhook } from 'lucide-react'
import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { AccountMenu } from '#app/_components/account-menu.tsx'
import { DashboardDocument } from '#app/_components/dashboard-document.tsx'
import { DashboardShell } from '#app/_components/dashboard-shell.tsx'
import { baseMetadata, baseViewport } from '#app/_components/document-metadata.ts'
import { Badge } from '#app/_components/ui/badge.tsx'
import { buttonVariants } from '#app/_components/ui/button-variants.ts'
import { Link } from '#app/_i18n/link.tsx'
import { api } from '#server/trpc/caller.ts'
import { requireVendor } from '#server/trpc/page-guards.ts'

export const metadata: Metadata = {
  ...baseMetadata,
  title: { default: 'Vendor', template: '%s · Vendor · Tradehall' },
}
export const viewport = baseViewport

/** The frame of the vendor's dashboard; who works for no vendor finds no such page. */
export default async function VendorLayout({ children }: { children: ReactNode }) {
  const { user, member } = await requireVendor('/vendor')
  const [{ vendor }, t] = await Promise.all([api(), getTranslations('vendor.nav')])
  const [counts, unread] = await Promise.all([vendor.orders.counts(), vendor.notifications.unread()])
  const toDo = (counts.placed ?? 0) + (counts.accepted ?? 0)
  return (
    <DashboardDocument words={['vendor']}>
      <DashboardShell
        area={t('area')}
        homeHref="/vendor"
        subject={member.vendor.name}
        tools={<BellLink unread={unread} label={t('unread', { count: unread })} />}
        account={<AccountMenu name={user.name} email={user.email} />}
        sections={[
          {
            links: [
              { label: t('overview'), href: '/vendor', icon: <ChartLine aria-hidden />, exact: true },
              {
                label: t('orders'),
                href: '/vendor/orders',
                icon: <ShoppingBag aria-hidden />,
                badge: toDo > 0 ? <Badge tone="highlight">{toDo}</Badge> : null,
              },
              { label: t('products'), href: '/vendor/products', icon: <Package aria-hidden /> },
              { label: t('stock'), href: '/vendor/stock', icon: <Boxes aria-hidden /> },
            ],
          },
          {
            label: t('money'),
            links: [{ label: t('balance'), href: '/vendor/balance', icon: <Wallet aria-hidden /> }],
          },
          {
            label: t('shop'),
            links: [
              {
                label: t('notifications'),
                href: '/vendor/notifications',
                icon: <Bell aria-hidden />,
                badge: unread > 0 ? <Badge tone="highlight">{unread}</Badge> : null,
              },
              { label: t('settings'), href: '/vendor/settings', icon: <Settings aria-hidden /> },
              { label: t('webhooks'), href: '/vendor/webhooks', icon: <Webhook aria-hidden /> },
            ],
          },
        ]}
      >
        {children}
      </DashboardShell>
    </DashboardDocument>
  )
}

function BellLink({ unread, label }: { unread: number; label: string }) {
  return (
    <Link
      href="/vendor/notifications"
      aria-label={label}
      className={buttonVariants({ variant: 'ghost', size: 'icon', className: 'relative' })}
    >
      <Bell aria-hidden />
      {unread > 0 && (
        <span
          aria-hidden
          className="absolute top-2 right-2 size-2.5 rounded-full bg-highlight ring-2 ring-background"
        />
      )}
    </Link>
  )
}
