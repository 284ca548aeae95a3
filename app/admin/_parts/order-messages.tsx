import { DataTable } from '#app/_components/data-table.tsx'
import { DateTime } from '#app/_components/date-time.tsx'
import { StatusBadge } from '#app/_components/status-badge.tsx'
import { Card, CardContent, CardHeader } from '#app/_components/ui/card.tsx'
import type { Order, Trail } from './types.ts'
import { humanise } from './words.ts'

type Message = Trail['messages'][number]

const channels: Record<string, string> = { email: 'E-mail', sms: 'SMS', 'in-app': 'In the dashboard' }

/** Mails and SMS about an order, and what became of each. */
export function OrderMessages({ messages, parts }: { messages: readonly Message[]; parts: Order['parts'] }) {
  const vendors = new Map(parts.map(({ vendor }) => [`vendor:${vendor.id}`, vendor.name]))
  return (
    <Card className="overflow-hidden">
      <CardHeader title="Messages" description="Mails, SMS and notices about this order" />
      <DataTable
        caption="Messages"
        rows={messages}
        rowKey={({ id }) => id}
        className="border-t border-border"
        empty={
          <CardContent>
            <p className="text-sm text-muted-foreground">Nobody was written to yet.</p>
          </CardContent>
        }
        columns={[
          {
            id: 'message',
            header: 'Message',
            phone: 'title',
            cell: ({ template, lastError }) => (
              <span>
                {humanise(template)}
                {lastError ? (
                  <span className="block text-sm font-normal text-destructive [overflow-wrap:anywhere]">
                    {lastError}
                  </span>
                ) : null}
              </span>
            ),
          },
          { id: 'channel', header: 'By', cell: ({ channel }) => channels[channel] ?? humanise(channel) },
          { id: 'to', header: 'To', cell: ({ recipient }) => toWords(recipient, vendors) },
          { id: 'state', header: 'State', cell: ({ state }) => <MessageState state={state} /> },
          { id: 'sent', header: 'Sent', cell: ({ sentAt }) => (sentAt ? <DateTime value={sentAt} /> : '–') },
        ]}
      />
    </Card>
  )
}

function toWords(recipient: string, vendors: ReadonlyMap<string, string>): string {
  return vendors.get(recipient) ?? humanise(recipient.split(':')[0] ?? recipient)
}

function MessageState({ state }: { state: Message['state'] }) {
  if (state === 'refused') return <StatusBadge kind="delivery" status="failed" label="Refused" />
  return <StatusBadge kind="delivery" status={state} />
}
