import { Bell } from 'lucide-react'
import type { Metadata } from 'next'
import Link from 'next/link'
import { z } from 'zod'
import { DateTime } from '#app/_components/date-time.tsx'
import { EmptyState } from '#app/_components/empty-state.tsx'
import { PageHeader } from '#app/_components/page-header.tsx'
import { Badge } from '#app/_components/ui/badge.tsx'
import { Card } from '#app/_components/ui/card.tsx'
import { Pagination } from '#app/_components/ui/pagination.tsx'
import { api } from '#server/trpc/caller.ts'
import { MarkRead } from '../_parts/mark-read.tsx'
import type { SearchParams } from '../_parts/types.ts'

export const metadata: Metadata = { title: 'Notifications' }

const cursor = z.uuid()

export default async function VendorNotifications({ searchParams }: { searchParams: SearchParams }) {
  const after = cursor.safeParse((await searchParams).after).data
  const { notifications, next } = await (await api()).vendor.notifications.list({ after })
  const newest = notifications[0]
  const unread = notifications.some(({ readAt }) => !readAt)
  return (
    <>
      <PageHeader title="Notifications" actions={newest && unread ? <MarkRead upTo={newest.id} /> : null} />
      <Card className="overflow-hidden">
        {notifications.length === 0 ? (
          <EmptyState icon={<Bell />} title="Nothing to read">
            New orders and cancellations appear here.
          </EmptyState>
        ) : (
          <ul className="divide-y divide-border">
            {notifications.map(({ id, template, vendorOrderId, code, readAt, createdAt }) => (
              <li key={id} className="flex flex-wrap items-center justify-between gap-2 px-4 py-3 md:px-6">
                <span className="flex min-w-0 items-center gap-2">
                  {readAt ? null : <Badge tone="highlight">New</Badge>}
                  <span>
                    {template === 'vendor-order-cancelled' ? 'Cancelled: ' : 'New order '}
                    <Link href={`/vendor/orders/${vendorOrderId}`} className="link font-medium">
                      {code}
                    </Link>
                  </span>
                </span>
                <span className="text-sm text-muted-foreground">
                  <DateTime value={createdAt} />
                </span>
              </li>
            ))}
          </ul>
        )}
        {after || next ? (
          <Pagination
            className="border-t border-border px-4 py-3 md:px-6"
            previousHref={after ? '/vendor/notifications' : undefined}
            nextHref={next ? `/vendor/notifications?after=${next}` : undefined}
          />
        ) : null}
      </Card>
    </>
  )
}
