import { useTranslations } from 'next-intl'
import { DateTime } from '#app/_components/date-time.tsx'
import { DefinitionList } from '#app/_components/definition-list.tsx'
import { MoneyTable } from '#app/_components/money-table.tsx'
import { Price } from '#app/_components/price.tsx'
import { StatusBadge } from '#app/_components/status-badge.tsx'
import { Timeline } from '#app/_components/timeline.tsx'
import { Card, CardContent, CardHeader } from '#app/_components/ui/card.tsx'
import { Link } from '#app/_i18n/link.tsx'
import { RefundPaid } from '../../_parts/refund-paid.tsx'
import type { Order, Refund, Trail } from '../../_parts/types.ts'
import { humanise, useActorWords, useCancelWords } from '../../_parts/words.ts'

/** Who ordered, and where it goes. */
export function Customer({ order }: { order: Order }) {
  const t = useTranslations('admin.order')
  const { address, email, phone, wantsSms, guest, userId } = order
  return (
    <Card>
      <CardHeader
        title={t('customer')}
        description={guest ? t('guest') : t('account')}
        actions={
          userId ? (
            <Link href={`/admin/customers/${userId}`} className="link text-sm">
              {t('openAccount')}
            </Link>
          ) : null
        }
      />
      <CardContent className="space-y-4">
        <DefinitionList
          items={[
            { term: t('email'), value: email },
            { term: t('phone'), value: phone && wantsSms ? t('wantsSms', { phone }) : phone },
          ]}
        />
        {address ? <Address address={address} /> : <Muted text={t('forgotten')} />}
      </CardContent>
    </Card>
  )
}

function Muted({ text }: { text: string }) {
  return <p className="text-sm text-muted-foreground">{text}</p>
}

function Address({ address }: { address: NonNullable<Order['address']> }) {
  const { name, line1, line2, postalCode, city, region, country } = address
  const lines = [name, line1, line2, `${postalCode} ${city}`, region ? `${region}, ${country}` : country]
  return (
    <address className="text-sm leading-6 not-italic">
      {lines.filter(Boolean).map((line) => (
        <span key={line} className="block">
          {line}
        </span>
      ))}
    </address>
  )
}

/** How it is paid, and what it comes to. */
export function Payment({ order }: { order: Order }) {
  const t = useTranslations('admin.order')
  const { payment, provider } = order
  return (
    <Card>
      <CardHeader
        title={t('payment')}
        description={t(`methods.${order.paymentMethod}`)}
        actions={payment ? <StatusBadge kind="payment" status={payment.state} /> : null}
      />
      <CardContent className="space-y-4">
        <MoneyTable
          caption={t('pays')}
          currency={order.currency}
          rows={[
            { id: 'goods', label: t('goods'), amount: order.goods },
            ...(order.discount > 0
              ? [{ id: 'discount', label: t('discount'), amount: -order.discount }]
              : []),
            { id: 'shipping', label: t('delivery'), amount: order.shipping },
            { id: 'total', label: t('total'), amount: order.total, kind: 'total' },
            { id: 'tax', label: t('ofWhichTax'), amount: order.tax, kind: 'included' },
          ]}
        />
        <DefinitionList
          items={[
            ...(payment?.paidAt ? [{ term: t('paid'), value: <DateTime value={payment.paidAt} /> }] : []),
            ...(payment?.transferReference
              ? [{ term: t('reference'), value: payment.transferReference }]
              : []),
            ...(payment?.expiresAt && payment.state === 'awaiting-transfer'
              ? [{ term: t('expires'), value: <DateTime value={payment.expiresAt} /> }]
              : []),
            ...(provider?.reference
              ? [{ term: t('provider'), value: <code className="text-xs">{provider.reference}</code> }]
              : []),
            ...(provider?.lastError ? [{ term: t('lastError'), value: provider.lastError }] : []),
          ]}
        />
      </CardContent>
    </Card>
  )
}

/** Money that goes back; nothing where none does. */
export function Refunds({ refunds }: { refunds: readonly Refund[] }) {
  const t = useTranslations('admin.order')
  if (refunds.length === 0) return null
  return (
    <Card>
      <CardHeader title={t('refunds')} />
      <CardContent>
        <ul className="divide-y divide-border">
          {refunds.map((refund) => (
            <li key={refund.id} className="space-y-2 py-3 first:pt-0 last:pb-0">
              <div className="flex flex-wrap items-center justify-between gap-2">
                <Price amount={refund.amount} currency={refund.currency} className="font-medium" />
                <RefundState refund={refund} />
              </div>
              <p className="text-sm text-muted-foreground">
                {t.rich(refund.completedAt ? 'refundCompleted' : 'refundRequested', {
                  method: refund.method,
                  requested: () => <DateTime value={refund.requestedAt} />,
                  completed: () => (refund.completedAt ? <DateTime value={refund.completedAt} /> : null),
                })}
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
  const t = useTranslations('admin.order')
  if (refund.state === 'processing')
    return <StatusBadge kind="refund" status="sending" label={t('atProvider')} />
  const waits = refund.byHand && refund.state === 'requested'
  return <StatusBadge kind="refund" status={refund.state} label={waits ? t('waitsForYou') : undefined} />
}

const MOVES = ['awaiting-payment', 'placed', 'accepted', 'shipped', 'delivered', 'cancelled'] as const

/** Every change of the order's state and of its parts', and who made it. */
export function History({ order, names }: { order: Order; names: Trail['names'] }) {
  const t = useTranslations('admin.order')
  const [actor, cancelled] = [useActorWords(names), useCancelWords()]
  const partOf = new Map(order.parts.map(({ id, number }) => [id, number]))
  const moved = (to: string) => {
    const known = MOVES.find((one) => one === to)
    return known ? t(`moved.${known}`) : humanise(to).toLowerCase()
  }
  const subject = (id: string | null) => (id ? t('part', { number: partOf.get(id) ?? 0 }) : t('whole'))
  return (
    <Card>
      <CardHeader title={t('history')} />
      <CardContent>
        <Timeline
          label={t('historyOf')}
          entries={order.changes.map((change) => ({
            id: change.id,
            title: `${subject(change.vendorOrderId)} ${moved(change.toStatus)}`,
            state: change.toStatus === 'cancelled' ? ('failed' as const) : ('done' as const),
            description: [actor(change.actor), change.reason && cancelled(change.reason)]
              .filter(Boolean)
              .join(': '),
            at: change.at,
          }))}
        />
      </CardContent>
    </Card>
  )
}
