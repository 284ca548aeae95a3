import { Bell, Boxes, ChartLine, ShoppingBag, Wallet, Webhook } from 'lucide-react'
import type { Metadata } from 'next'
import type { ReactNode } from 'react'
import { AccountMenu } from '#app/_components/account-menu.tsx'
import { DashboardDocument } from '#app/_components/dashboard-document.tsx'
import { DashboardShell } from '#app/_components/dashboard-shell.tsx'
import { baseMetadata, baseViewport } from '#app/_components/document-metadata.ts'
import { Badge } from '#app/_components/ui/badge.tsx'
import { TRPCProvider } from '#app/_trpc/client.tsx'
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
  const { vendor } = await api()
  const [counts, unread] = await Promise.all([vendor.orders.counts(), vendor.notifications.unread()])
  const toDo = (counts.placed ?? 0) + (counts.accepted ?? 0)
  return (
    <DashboardDocument words={['vendor']}>
      <TRPCProvider>
        <DashboardShell
          area="Vendor"
          homeHref="/vendor"
          subject={member.vendor.name}
          account={<AccountMenu name={user.name} email={user.email} />}
          sections={[
            {
              links: [
                { label: 'Overview', href: '/vendor', icon: <ChartLine aria-hidden />, exact: true },
                {
                  label: 'Orders',
                  href: '/vendor/orders',
                  icon: <ShoppingBag aria-hidden />,
                  badge: toDo > 0 ? <Badge tone="highlight">{toDo}</Badge> : null,
                },
                { label: 'Stock', href: '/vendor/stock', icon: <Boxes aria-hidden /> },
              ],
            },
            {
              label: 'Money',
              links: [{ label: 'Balance', href: '/vendor/balance', icon: <Wallet aria-hidden /> }],
            },
            {
              label: 'Shop',
              links: [
                {
                  label: 'Notifications',
                  href: '/vendor/notifications',
                  icon: <Bell aria-hidden />,
                  badge: unread > 0 ? <Badge tone="highlight">{unread}</Badge> : null,
                },
                { label: 'Webhooks', href: '/vendor/webhooks', icon: <Webhook aria-hidden /> },
              ],
            },
          ]}
        >
          {children}
        </DashboardShell>
      </TRPCProvider>
    </DashboardDocument>
  )
}
