import { Bell } from 'lucide-react'
import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { z } from 'zod'
import { DateTime } from '#app/_components/date-time.tsx'
import { EmptyState } from '#app/_components/empty-state.tsx'
import { neighbours } from '#app/_components/neighbours.ts'
import { PageHeader } from '#app/_components/page-header.tsx'
import { pathWith, type Query, wishes } from '#app/_components/path.ts'
import { Badge } from '#app/_components/ui/badge.tsx'
import { Card } from '#app/_components/ui/card.tsx'
import { NavTabs } from '#app/_components/ui/nav-tabs.tsx'
import { Pagination } from '#app/_components/ui/pagination.tsx'
import { Link } from '#app/_i18n/link.tsx'
import { api } from '#server/trpc/caller.ts'
import { ORDERS_PATH } from '../_parts/orders-query.ts'
import type { VendorNotification } from '../_parts/types.ts'
import { MarkAllRead, MarkRead } from './_parts/mark-read.tsx'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('vendor.notifications'))('title') }
}

const PATH = '/vendor/notifications'
const cursor = z.uuid()

export default async function VendorNotifications({ searchParams }: { searchParams: Query }) {
  const wish = wishes(await searchParams)
  const after = cursor.safeParse(wish.after).data
  const unread = wish.unread === '1'
  const [{ vendor }, t] = await Promise.all([api(), getTranslations('vendor.notifications')])
  const [{ notifications, next }, count] = await Promise.all([
    vendor.notifications.list({ unread, after }),
    vendor.notifications.unread(),
  ])
  const newest = notifications[0]
  const standing = { unread: unread ? '1' : undefined }
  return (
    <>
      <PageHeader
        title={t('title')}
        actions={newest && count > 0 ? <MarkAllRead upTo={newest.id} /> : null}
      />
      <NavTabs
        label={t('views')}
        tabs={[
          { label: t('all'), href: PATH, current: !unread },
          { label: t('unread'), href: pathWith(PATH, { unread: '1' }), current: unread, count },
        ]}
      />
      <Card className="overflow-hidden">
        {notifications.length === 0 ? (
          <EmptyState icon={<Bell />} title={t('none')}>
            {t('noneText')}
          </EmptyState>
        ) : (
          <ul className="divide-y divide-border">
            {notifications.map((notification) => (
              <Line key={notification.id} notification={notification} />
            ))}
          </ul>
        )}
        {after || next ? (
          <Pagination
            className="border-t border-border px-4 py-3 md:px-6"
            {...neighbours(PATH, standing, { after, passed: wish.passed, next })}
          />
        ) : null}
      </Card>
    </>
  )
}

/** What is said of a message; of every other that there is an order. */
const SAID: Partial<Record<VendorNotification['template'], 'cancelled' | 'suspended' | 'approved'>> = {
  'vendor-order-cancelled': 'cancelled',
  'vendor-suspended': 'suspended',
  'vendor-approved': 'approved',
}

async function Line({ notification }: { notification: VendorNotification }) {
  const { id, template, vendorOrderId, code, readAt, createdAt } = notification
  const t = await getTranslations('vendor.notifications')
  const link = () => (
    <Link href={`${ORDERS_PATH}/${vendorOrderId}`} className="link font-medium">
      {code}
    </Link>
  )
  return (
    <li className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1 px-4 py-3 md:px-6">
      <span className="flex min-w-0 items-center gap-2">
        {readAt ? null : <Badge tone="highlight">{t('new')}</Badge>}
        <span>{t.rich(SAID[template] ?? 'order', { link })}</span>
      </span>
      <span className="flex min-h-8 items-center gap-3 text-sm text-muted-foreground max-md:w-full max-md:justify-between">
        <DateTime value={createdAt} />
        {readAt ? null : <MarkRead id={id} code={code ?? t('yourShop')} />}
      </span>
    </li>
  )
}
