import {
  BookOpen,
  ClipboardCheck,
  HandCoins,
  Inbox,
  LayoutDashboard,
  Mail,
  Package,
  ScrollText,
  Settings,
  ShoppingBag,
  Star,
  Store,
  Undo2,
  Users,
  Workflow,
} from 'lucide-react'
import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { AccountMenu } from '#app/_components/account-menu.tsx'
import { DashboardDocument } from '#app/_components/dashboard-document.tsx'
import { DashboardShell } from '#app/_components/dashboard-shell.tsx'
import { baseMetadata, baseViewport } from '#app/_components/document-metadata.ts'
import { requireOperator } from '#server/trpc/page-guards.ts'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('admin')
  return { ...baseMetadata, title: { default: t('area'), template: `%s · ${t('area')} · Tradehall` } }
}
export const viewport = baseViewport

/** The pages by section, each with its icon; the words are the catalogue's. */
const SECTIONS = [
  {
    links: [
      { page: 'overview', href: '/admin', icon: <LayoutDashboard aria-hidden />, exact: true },
      { page: 'orders', href: '/admin/orders', icon: <ShoppingBag aria-hidden /> },
    ],
  },
  {
    name: 'market',
    links: [
      { page: 'vendors', href: '/admin/vendors', icon: <Store aria-hidden /> },
      { page: 'products', href: '/admin/products', icon: <Package aria-hidden /> },
      { page: 'customers', href: '/admin/customers', icon: <Users aria-hidden /> },
      { page: 'reviews', href: '/admin/reviews', icon: <Star aria-hidden /> },
    ],
  },
  {
    name: 'money',
    links: [
      { page: 'journals', href: '/admin/journals', icon: <BookOpen aria-hidden /> },
      { page: 'payouts', href: '/admin/payouts', icon: <HandCoins aria-hidden /> },
      { page: 'refunds', href: '/admin/refunds', icon: <Undo2 aria-hidden /> },
    ],
  },
  {
    name: 'work',
    links: [
      { page: 'jobs', href: '/admin/jobs', icon: <Workflow aria-hidden /> },
      { page: 'outbox', href: '/admin/outbox', icon: <Inbox aria-hidden /> },
      { page: 'messages', href: '/admin/messages', icon: <Mail aria-hidden /> },
    ],
  },
  {
    name: 'proof',
    links: [
      { page: 'audit', href: '/admin/audit', icon: <ScrollText aria-hidden /> },
      { page: 'reconciliation', href: '/admin/reconciliation', icon: <ClipboardCheck aria-hidden /> },
    ],
  },
  {
    name: 'platform',
    links: [{ page: 'settings', href: '/admin/settings', icon: <Settings aria-hidden /> }],
  },
] as const

/** The frame of the operators' console; who is no operator finds no such page. */
export default async function AdminLayout({ children }: { children: ReactNode }) {
  const user = await requireOperator('/admin')
  const t = await getTranslations('admin')
  const sections = SECTIONS.map((section) => ({
    label: 'name' in section ? t(`nav.${section.name}`) : undefined,
    links: section.links.map(({ page, ...link }) => ({ ...link, label: t(`nav.${page}`) })),
  }))
  return (
    <DashboardDocument words={['admin']}>
      <DashboardShell
        area={t('area')}
        homeHref="/admin"
        subject={t('subject')}
        account={<AccountMenu name={user.name} email={user.email} />}
        sections={sections}
      >
        {children}
      </DashboardShell>
    </DashboardDocument>
  )
}
