import { useTranslations } from 'next-intl'
import { Card, CardContent, CardHeader } from '#app/_components/ui/card.tsx'
import { MessagesTable } from '../../_parts/messages-table.tsx'
import type { Trail } from '../../_parts/types.ts'

/** Mails, SMS and notices about an order, and what became of each. */
export function OrderMessages({ messages }: { messages: Trail['messages'] }) {
  const t = useTranslations('admin.order')
  return (
    <Card className="overflow-hidden">
      <CardHeader title={t('messages')} description={t('messagesHint')} />
      <MessagesTable
        messages={messages}
        withoutOrder
        className="border-t border-border"
        empty={
          <CardContent>
            <p className="text-sm text-muted-foreground">{t('noMessages')}</p>
          </CardContent>
        }
      />
    </Card>
  )
}
