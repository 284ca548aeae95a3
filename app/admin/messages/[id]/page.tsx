import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { getTranslations } from 'next-intl/server'
import { cache } from 'react'
import { DateTime } from '#app/_components/date-time.tsx'
import { DefinitionList } from '#app/_components/definition-list.tsx'
import { PageHeader } from '#app/_components/page-header.tsx'
import { Alert } from '#app/_components/ui/alert.tsx'
import { Card, CardContent, CardHeader } from '#app/_components/ui/card.tsx'
import { Link } from '#app/_i18n/link.tsx'
import { isId } from '#server/core/ids.ts'
import { api } from '#server/trpc/caller.ts'
import { MessageArrived } from '../../_parts/message-arrived.tsx'
import { MessageBadge } from '../../_parts/message-badge.tsx'
import type { Message } from '../../_parts/types.ts'
import { MessageContent } from '../_parts/message-content.tsx'

type Params = { params: Promise<{ id: string }> }

const find = cache(
  async (id: string): Promise<Message | null> => (isId(id) ? (await api()).admin.messages.get({ id }) : null),
)

export async function generateMetadata({ params }: Params): Promise<Metadata> {
  const [message, t] = [await find((await params).id), await getTranslations('admin.messages')]
  return { title: message ? t(`templates.${message.template}`) : t('title') }
}

export default async function MessagePage({ params }: Params) {
  const message = await find((await params).id)
  if (!message) notFound()
  const [t, words] = [await getTranslations('admin.message'), await getTranslations('admin.messages')]
  return (
    <>
      <PageHeader
        title={words(`templates.${message.template}`)}
        badge={<MessageBadge state={message.state} />}
        breadcrumb={[{ label: t('messages'), href: '/admin/messages' }]}
      />
      {message.state === 'unknown' ? (
        <Alert
          tone="warning"
          className="mb-6"
          title={t('inDoubtTitle')}
          action={<MessageArrived notificationId={message.id} />}
        >
          {t('inDoubtText')}
        </Alert>
      ) : null}
      <div className="grid grid-cols-1 items-start gap-6 xl:grid-cols-[minmax(0,2fr)_minmax(0,1fr)]">
        <MessageContent content={message.content} />
        <Facts message={message} />
      </div>
    </>
  )
}

function Facts({ message }: { message: Message }) {
  const t = useTranslations('admin.message')
  const words = useTranslations('admin.messages')
  const { channel, kind, vendor, orderCode, listener, eventId } = message
  const time = (at: Date | null) => (at ? <DateTime value={at} /> : null)
  return (
    <Card className="min-w-0">
      <CardHeader title={t('facts')} />
      <CardContent>
        <DefinitionList
          items={[
            { term: t('by'), value: words(`channels.${channel}`) },
            {
              term: t('to'),
              value: vendor ? (
                <To href={`/admin/vendors/${vendor.slug}`} label={vendor.name} />
              ) : (
                words(`kinds.${kind}`)
              ),
            },
            ...(orderCode
              ? [{ term: t('order'), value: <To href={`/admin/orders/${orderCode}`} label={orderCode} /> }]
              : []),
            { term: t('written'), value: time(message.createdAt) },
            { term: t('sent'), value: time(message.sentAt) },
            ...(channel === 'in-app' ? [{ term: t('read'), value: time(message.readAt) }] : []),
            { term: t('attempts'), value: message.attempts },
            {
              term: t('provider'),
              value: message.providerId && <code className="font-mono text-xs">{message.providerId}</code>,
            },
            ...(message.lastError ? [{ term: t('lastError'), value: message.lastError }] : []),
            { term: t('run'), value: <To href={`/admin/jobs/${listener}/${eventId}`} label={listener} /> },
          ]}
        />
      </CardContent>
    </Card>
  )
}

function To({ href, label }: { href: string; label: string }) {
  return (
    <Link href={href} className="link">
      {label}
    </Link>
  )
}
