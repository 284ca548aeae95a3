import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { DataTable } from '#app/_components/data-table.tsx'
import { DateTime } from '#app/_components/date-time.tsx'
import type { PaginationProps } from '#app/_components/ui/pagination.tsx'
import { Link } from '#app/_i18n/link.tsx'
import { MessageBadge } from './message-badge.tsx'
import type { MessageRow } from './types.ts'

interface MessagesTableProps {
  messages: readonly MessageRow[]
  empty: ReactNode
  pages?: PaginationProps
  /** On an order's own page, where all are about it. */
  withoutOrder?: boolean
  className?: string
}

/** Mails, SMS and notices, and what became of each. */
export function MessagesTable({ messages, empty, pages, withoutOrder, className }: MessagesTableProps) {
  const t = useTranslations('admin.messages')
  const order = {
    id: 'about',
    header: t('about'),
    cell: ({ orderCode }: MessageRow) =>
      orderCode ? (
        <Link href={`/admin/orders/${orderCode}`} className="link whitespace-nowrap">
          {orderCode}
        </Link>
      ) : (
        '–'
      ),
  }
  return (
    <DataTable
      caption={t('title')}
      rows={messages}
      rowKey={({ id }) => id}
      pages={pages}
      empty={empty}
      className={className}
      columns={[
        { id: 'template', header: t('template'), phone: 'title', cell: (row) => <Name message={row} /> },
        { id: 'channel', header: t('channel'), cell: ({ channel }) => t(`channels.${channel}`) },
        { id: 'to', header: t('to'), cell: ({ kind, vendor }) => vendor ?? t(`kinds.${kind}`) },
        ...(withoutOrder ? [] : [order]),
        { id: 'state', header: t('state'), cell: ({ state }) => <MessageBadge state={state} /> },
        {
          id: 'written',
          header: t('written'),
          phone: 'hidden',
          cell: ({ createdAt }) => <DateTime value={createdAt} />,
        },
        {
          id: 'sent',
          header: t('sent'),
          cell: ({ sentAt }) => (sentAt ? <DateTime value={sentAt} /> : '–'),
        },
      ]}
    />
  )
}

function Name({ message: { id, template, lastError } }: { message: MessageRow }) {
  const t = useTranslations('admin.messages')
  return (
    <span>
      <Link href={`/admin/messages/${id}`} className="link font-medium">
        {t(`templates.${template}`)}
      </Link>
      {lastError ? (
        <span className="block text-sm font-normal text-destructive [overflow-wrap:anywhere]">
          {lastError}
        </span>
      ) : null}
    </span>
  )
}
