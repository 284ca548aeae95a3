'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { Button } from '#app/_components/ui/button.tsx'
import { CheckboxField } from '#app/_components/ui/checkbox.tsx'
import { RadioGroup } from '#app/_components/ui/radio-group.tsx'
import { client } from '#app/_trpc/client.ts'
import { formatMoney } from '#server/core/money.ts'
import { OPERATOR_CANCEL_REASONS } from '#server/modules/orders/constants.ts'
import { ConfirmAction } from '../../_parts/confirm-action.tsx'
import type { Order } from '../../_parts/types.ts'

type Subject = Pick<Order, 'id' | 'code' | 'status' | 'total' | 'currency' | 'payment' | 'parts'>

/** What an operator can do with an order as it stands. An island: each is a mutation. */
export function OrderActions({ order }: { order: Subject }) {
  const { payment, status, parts } = order
  const awaited = payment?.method === 'transfer' && payment.state !== 'received'
  const cancellable = status !== 'cancelled' && parts.every(({ shippedAt }) => !shippedAt)
  return (
    <>
      {awaited ? <TransferReceived order={order} /> : null}
      {cancellable ? <CancelOrder order={order} /> : null}
    </>
  )
}

function TransferReceived({ order }: { order: Subject }) {
  const t = useTranslations('admin.orderActions')
  const cancelled = order.status === 'cancelled'
  const [sure, setSure] = useState(false)
  const [asked, setAsked] = useState(false)
  const amount = formatMoney({ amount: order.payment?.amount ?? order.total, currency: order.currency })
  const reference = order.payment?.transferReference ?? order.code

  async function act() {
    setAsked(true)
    if (cancelled && !sure) return null
    const result = await client.admin.orders.markTransferReceived.mutate({
      orderId: order.id,
      evenIfCancelled: cancelled && sure,
    })
    if (result.ok) return { ok: true, message: t(`outcomes.${result.outcome}`) }
    return {
      ok: false,
      message: t(result.reason === 'order-cancelled' ? 'cancelledMeanwhile' : 'noTransfer'),
    }
  }

  return (
    <ConfirmAction
      trigger={<Button variant={cancelled ? 'outline' : 'primary'}>{t('received')}</Button>}
      title={t('receivedTitle', { amount })}
      description={
        <>
          {t.rich('look', {
            reference: () => <strong className="whitespace-nowrap">{reference}</strong>,
          })}{' '}
          {t(cancelled ? 'receivedCancelled' : 'receivedText')}
        </>
      }
      confirmLabel={t('receivedConfirm')}
      act={act}
    >
      {cancelled ? (
        <CheckboxField
          label={t('sure')}
          checked={sure}
          onCheckedChange={setSure}
          error={asked && !sure ? t('notSure') : undefined}
        />
      ) : null}
    </ConfirmAction>
  )
}

type Reason = (typeof OPERATOR_CANCEL_REASONS)[number]

const REFUSED = {
  'not-found': 'not-found',
  'already-cancelled': 'already-cancelled',
  paid: 'alreadyPaid',
  begun: 'begun',
  shipped: 'shipped',
} as const

function CancelOrder({ order }: { order: Subject }) {
  const [t, words, shared] = [
    useTranslations('admin.orderActions'),
    useTranslations('admin.order.cancelReasons'),
    useTranslations('admin.shared'),
  ]
  const [reason, setReason] = useState<Reason>()
  const [asked, setAsked] = useState(false)
  const { code } = order

  async function act() {
    setAsked(true)
    if (!reason) return null
    const result = await client.admin.orders.cancel.mutate({ orderId: order.id, reason })
    if (!result.ok) return { ok: false, message: t(REFUSED[result.reason]) }
    return { ok: true, message: t(result.refundId ? 'cancelledRefund' : 'cancelled', { code }) }
  }

  return (
    <ConfirmAction
      trigger={<Button variant="outline">{t('cancel')}</Button>}
      title={t('cancelTitle', { code })}
      description={t(order.status === 'placed' ? 'cancelPaid' : 'cancelUnpaid')}
      confirmLabel={t('cancelConfirm')}
      destructive
      act={act}
    >
      <RadioGroup
        legend={shared('why')}
        value={reason ?? ''}
        onValueChange={(value) => setReason(OPERATOR_CANCEL_REASONS.find((known) => known === value))}
        options={OPERATOR_CANCEL_REASONS.map((value) => ({ value, label: words(value) }))}
        error={asked && !reason ? shared('chooseReason') : undefined}
      />
    </ConfirmAction>
  )
}
