'use client'

import { useState } from 'react'
import { Button } from '#app/_components/ui/button.tsx'
import { CheckboxField } from '#app/_components/ui/checkbox.tsx'
import { RadioGroup } from '#app/_components/ui/radio-group.tsx'
import { useTRPCClient } from '#app/_trpc/client.tsx'
import { formatMoney } from '#server/core/money.ts'
import { OPERATOR_CANCEL_REASONS } from '#server/modules/orders/schema.ts'
import { ConfirmAction } from './confirm-action.tsx'
import type { Order } from './types.ts'
import { cancelReasons } from './words.ts'

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

const RECEIVED = {
  paid: 'The order is paid; the vendors are told.',
  'owed-back': 'The money is booked as owed to the customer, and a refund is requested.',
  known: 'It was marked as received before.',
} as const

function TransferReceived({ order }: { order: Subject }) {
  const client = useTRPCClient()
  const cancelled = order.status === 'cancelled'
  const [sure, setSure] = useState(false)
  const [asked, setAsked] = useState(false)
  const amount = formatMoney({ amount: order.payment?.amount ?? order.total, currency: order.currency })
  const reference = order.payment?.transferReference

  async function act() {
    setAsked(true)
    if (cancelled && !sure) return null
    const result = await client.admin.orders.markTransferReceived.mutate({
      orderId: order.id,
      evenIfCancelled: cancelled && sure,
    })
    if (result.ok) return { ok: true, message: RECEIVED[result.outcome] }
    return {
      ok: false,
      message:
        result.reason === 'order-cancelled'
          ? 'The order was cancelled meanwhile. If the money is here, mark it once more: it goes back.'
          : 'This order waits for no transfer.',
    }
  }

  return (
    <ConfirmAction
      trigger={<Button variant={cancelled ? 'outline' : 'primary'}>Mark transfer as received</Button>}
      title={`Has ${amount} arrived?`}
      description={
        <>
          Look for the reference{' '}
          {reference ? <strong className="whitespace-nowrap">{reference}</strong> : order.code} on the bank
          account.{' '}
          {cancelled
            ? 'The order is cancelled: the money is booked as owed to the customer and a refund is requested.'
            : 'The order is then paid and its vendors start work. This cannot be undone.'}
        </>
      }
      confirmLabel="Mark as received"
      act={act}
    >
      {cancelled ? (
        <CheckboxField
          label="The money is on the account although the order is cancelled"
          checked={sure}
          onCheckedChange={setSure}
          error={asked && !sure ? 'Please confirm that the money is here.' : undefined}
        />
      ) : null}
    </ConfirmAction>
  )
}

type Reason = (typeof OPERATOR_CANCEL_REASONS)[number]

const REFUSED = {
  'not-found': 'This order is not there any more.',
  'already-cancelled': 'It is cancelled already.',
  paid: 'The order was paid meanwhile.',
  shipped: 'A parcel has left a vendor: what is sent comes back as a return, not as a cancellation.',
} as const

function CancelOrder({ order }: { order: Subject }) {
  const client = useTRPCClient()
  const [reason, setReason] = useState<Reason>()
  const [asked, setAsked] = useState(false)
  const paid = order.status === 'placed'

  async function act() {
    setAsked(true)
    if (!reason) return null
    const result = await client.admin.orders.cancel.mutate({ orderId: order.id, reason })
    if (!result.ok) return { ok: false, message: REFUSED[result.reason] }
    const message = result.refundId
      ? `${order.code} is cancelled. The money goes back.`
      : `${order.code} is cancelled.`
    return { ok: true, message }
  }

  return (
    <ConfirmAction
      trigger={<Button variant="outline">Cancel order</Button>}
      title={`Cancel ${order.code}?`}
      description={
        paid
          ? 'All its parts are cancelled, the units go back on the shelves, the money goes back, and customer and vendors are told. This cannot be undone.'
          : 'All its parts are cancelled, the units go back on the shelves, nothing is charged, and customer and vendors are told. This cannot be undone.'
      }
      confirmLabel="Cancel the order"
      destructive
      act={act}
    >
      <RadioGroup
        legend="Why?"
        value={reason ?? ''}
        onValueChange={(value) => setReason(OPERATOR_CANCEL_REASONS.find((known) => known === value))}
        options={OPERATOR_CANCEL_REASONS.map((value) => ({ value, label: cancelReasons[value] ?? value }))}
        error={asked && !reason ? 'Please choose a reason.' : undefined}
      />
    </ConfirmAction>
  )
}
