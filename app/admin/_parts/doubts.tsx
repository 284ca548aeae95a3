import Link from 'next/link'
import { DataTable } from '#app/_components/data-table.tsx'
import { DateTime } from '#app/_components/date-time.tsx'
import { Price } from '#app/_components/price.tsx'
import { Badge } from '#app/_components/ui/badge.tsx'
import { Card, CardContent, CardHeader } from '#app/_components/ui/card.tsx'
import { MessageArrived } from './message-arrived.tsx'
import type { Doubt } from './types.ts'

const KINDS: Record<Doubt['kind'], string> = {
  authorisation: 'Authorisation',
  payment: 'Payment',
  refund: 'Refund',
  payout: 'Payout',
  email: 'E-mail',
  sms: 'SMS',
}

/** What providers have not answered for certain: most is asked after until they do, the rest waits for a person. */
export function Doubts({ doubts }: { doubts: readonly Doubt[] }) {
  return (
    <Card className="mt-6 overflow-hidden">
      <CardHeader
        title="In doubt at providers"
        description="What was asked and not answered for certain. Payments, refunds and payouts are asked after until they are; a message is never sent again blindly: find out whether it arrived, and say so here."
      />
      <DataTable
        caption="In doubt at providers"
        rows={doubts}
        rowKey={({ kind, id }) => `${kind}:${id}`}
        className="border-t border-border"
        empty={
          <CardContent>
            <p className="text-sm text-muted-foreground">Every provider has answered.</p>
          </CardContent>
        }
        columns={[
          {
            id: 'what',
            header: 'What',
            phone: 'title',
            cell: ({ kind, reason }) => (
              <span>
                {KINDS[kind]}
                {reason ? (
                  <span className="block text-sm font-normal text-muted-foreground [overflow-wrap:anywhere]">
                    {reason}
                  </span>
                ) : null}
              </span>
            ),
          },
          {
            id: 'whose',
            header: 'About',
            cell: ({ orderCode, vendor }) =>
              orderCode ? (
                <Link href={`/admin/orders/${orderCode}`} className="link whitespace-nowrap">
                  {orderCode}
                </Link>
              ) : (
                (vendor ?? '–')
              ),
          },
          { id: 'since', header: 'Since', cell: ({ since }) => <DateTime value={since} /> },
          {
            id: 'amount',
            header: 'Amount',
            align: 'end',
            cell: ({ amount, currency }) =>
              amount !== null && currency ? <Price amount={amount} currency={currency} /> : '–',
          },
          {
            id: 'next',
            header: 'What follows',
            align: 'end',
            cell: ({ kind, id, byHand }) => {
              if (kind === 'sms' || kind === 'email') return <MessageArrived notificationId={id} />
              return byHand ? (
                <Badge tone="warning">Waits for you</Badge>
              ) : (
                <Badge tone="neutral">Asked after</Badge>
              )
            },
          },
        ]}
      />
    </Card>
  )
}
