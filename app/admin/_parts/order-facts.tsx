import { DateTime } from '#app/_components/date-time.tsx'
import { DefinitionList } from '#app/_components/definition-list.tsx'
import { MoneyTable } from '#app/_components/money-table.tsx'
import { Price } from '#app/_components/price.tsx'
import { StatusBadge } from '#app/_components/status-badge.tsx'
import { Timeline } from '#app/_components/timeline.tsx'
import { Card, CardContent, CardHeader } from '#app/_components/ui/card.tsx'
import { RefundPaid } from './refund-paid.tsx'
import type { Order, Refund, Trail } from './types.ts'
import { actorWords, cancelReasons } from './words.ts'

/** Who ordered, and where it goes. */
export function Customer({ order }: { order: Order }) {
  const { address, email, phone, wantsSms, guest } = order
  return (
    <Card>
      <CardHeader title="Customer" description={guest ? 'Ordered as a guest' : 'Has an account'} />
      <CardContent className="space-y-4">
        <DefinitionList
          items={[
            { term: 'E-mail', value: email },
            { term: 'Telephone', value: phone ? `${phone}${wantsSms ? ', wants SMS' : ''}` : null },
          ]}
        />
        {address ? (
          <address className="text-sm leading-6 not-italic">
            {address.name}
            <br />
            {address.line1}
            <br />
            {address.line2 ? (
              <>
                {address.line2}
                <br />
              </>
            ) : null}
            {address.postalCode} {address.city}
            <br />
            {address.region ? `${address.region}, ` : null}
            {address.country}
          </address>
        ) : (
          <p className="text-sm text-muted-foreground">The address was forgotten.</p>
        )}
      </CardContent>
    </Card>
  )
}

/** How it is paid, and what it comes to. */
export function Payment({ order }: { order: Order }) {
  const { payment, provider } = order
  return (
    <Card>
      <CardHeader
        title="Payment"
        description={order.paymentMethod === 'card' ? 'By card' : 'By bank transfer'}
        actions={payment ? <StatusBadge kind="payment" status={payment.state} /> : null}
      />
      <CardContent className="space-y-4">
        <MoneyTable
          caption="What the customer pays"
          currency={order.currency}
          rows={[
            { id: 'goods', label: 'Goods', amount: order.goods },
            ...(order.discount > 0 ? [{ id: 'discount', label: 'Discount', amount: -order.discount }] : []),
            { id: 'shipping', label: 'Delivery', amount: order.shipping },
            { id: 'total', label: 'Total', amount: order.total, kind: 'total' },
            { id: 'tax', label: 'of which tax', amount: order.tax, kind: 'included' },
          ]}
        />
        <DefinitionList
          items={[
            ...(payment?.paidAt ? [{ term: 'Paid', value: <DateTime value={payment.paidAt} /> }] : []),
            ...(payment?.transferReference ? [{ term: 'Reference', value: payment.transferReference }] : []),
            ...(payment?.expiresAt && payment.state === 'awaiting-transfer'
              ? [{ term: 'Expires', value: <DateTime value={payment.expiresAt} /> }]
              : []),
            ...(provider?.reference
              ? [{ term: 'At the provider', value: <code className="text-xs">{provider.reference}</code> }]
              : []),
            ...(provider?.lastError ? [{ term: 'Last error', value: provider.lastError }] : []),
          ]}
        />
      </CardContent>
    </Card>
  )
}

/** Money that goes back; nothing where none does. */
export function Refunds({ refunds }: { refunds: readonly Refund[] }) {
  if (refunds.length === 0) return null
  return (
    <Card>
      <CardHeader title="Refunds" />
      <CardContent>
        <ul className="divide-y divide-border">
          {refunds.map((refund) => (
            <li key={refund.id} className="space-y-2 py-3 first:pt-0 last:pb-0">
              <div className="flex flex-wrap items-center justify-between gap-2">
                <Price amount={refund.amount} currency={refund.currency} className="font-medium" />
                <RefundState refund={refund} />
              </div>
              <p className="text-sm text-muted-foreground">
                {refund.method === 'card' ? 'To the card' : 'By bank transfer'}, requested{' '}
                <DateTime value={refund.requestedAt} />
                {refund.completedAt ? (
                  <>
                    , completed <DateTime value={refund.completedAt} />
                  </>
                ) : null}
              </p>
              {refund.lastError ? <p className="text-sm text-destructive">{refund.lastError}</p> : null}
              {refund.byHand ? <RefundPaid refund={refund} /> : null}
            </li>
          ))}
        </ul>
      </CardContent>
    </Card>
  )
}

function RefundState({ refund }: { refund: Refund }) {
  if (refund.state === 'processing')
    return <StatusBadge kind="refund" status="sending" label="At the provider" />
  const waits = refund.byHand && refund.state === 'requested'
  return <StatusBadge kind="refund" status={refund.state} label={waits ? 'Waits for you' : undefined} />
}

const moved: Record<string, string> = {
  'awaiting-payment': 'placed, waits for payment',
  placed: 'paid',
  accepted: 'accepted',
  shipped: 'shipped',
  delivered: 'delivered',
  cancelled: 'cancelled',
}

/** Every change of the order's state and of its parts', and who made it. */
export function History({ order, names }: { order: Order; names: Trail['names'] }) {
  const partOf = new Map(order.parts.map(({ id, number }) => [id, `Part ${number}`]))
  return (
    <Card>
      <CardHeader title="History" />
      <CardContent>
        <Timeline
          label="History of the order"
          entries={order.changes.map(({ id, vendorOrderId, toStatus, actor, reason, at }) => ({
            id,
            title: `${vendorOrderId ? (partOf.get(vendorOrderId) ?? 'Part') : 'Order'} ${moved[toStatus] ?? toStatus}`,
            state: toStatus === 'cancelled' ? ('failed' as const) : ('done' as const),
            description: [actorWords(actor, names), reason && (cancelReasons[reason] ?? reason)]
              .filter(Boolean)
              .join(': '),
            at,
          }))}
        />
      </CardContent>
    </Card>
  )
}
