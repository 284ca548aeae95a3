import {
  ClipboardCheck,
  Inbox,
  LayoutDashboard,
  ScrollText,
  Settings,
  ShoppingBag,
  Undo2,
  Workflow,
} from 'lucide-react'
import type { Metadata } from 'next'
import type { ReactNode } from 'react'
import { AccountMenu } from '#app/_components/account-menu.tsx'
import { DashboardDocument } from '#app/_components/dashboard-document.tsx'
import { DashboardShell } from '#app/_components/dashboard-shell.tsx'
import { baseMetadata, baseViewport } from '#app/_components/document-metadata.ts'
import { TRPCProvider } from '#app/_trpc/client.tsx'
import { requireOperator } from '#server/trpc/page-guards.ts'

export const metadata: Metadata = {
  ...baseMetadata,
  title: { default: 'Operator', template: '%s · Operator · Tradehall' },
}
export const viewport = baseViewport

const sections = [
  {
    links: [
      { label: 'Overview', href: '/admin', icon: <LayoutDashboard aria-hidden />, exact: true },
      { label: 'Orders', href: '/admin/orders', icon: <ShoppingBag aria-hidden /> },
      { label: 'Refunds to pay', href: '/admin/refunds', icon: <Undo2 aria-hidden /> },
    ],
  },
  {
    label: 'Work',
    links: [
      { label: 'Jobs', href: '/admin/jobs', icon: <Workflow aria-hidden /> },
      { label: 'Outbox', href: '/admin/outbox', icon: <Inbox aria-hidden /> },
    ],
  },
  {
    label: 'Proof',
    links: [
      { label: 'Audit trail', href: '/admin/audit', icon: <ScrollText aria-hidden /> },
      { label: 'Reconciliation', href: '/admin/reconciliation', icon: <ClipboardCheck aria-hidden /> },
    ],
  },
  {
    label: 'Platform',
    links: [{ label: 'Settings', href: '/admin/settings', icon: <Settings aria-hidden /> }],
  },
]

/** The frame of the operators' console; who is no operator finds no such page. */
export default async function AdminLayout({ children }: { children: ReactNode }) {
  const user = await requireOperator('/admin')
  return (
    <DashboardDocument words={['admin']}>
      <TRPCProvider>
        <DashboardShell
          area="Operator"
          homeHref="/admin"
          subject="Marketplace"
          account={<AccountMenu name={user.name} email={user.email} />}
          sections={sections}
        >
          {children}
        </DashboardShell>
      </TRPCProvider>
    </DashboardDocument>
  )
}
