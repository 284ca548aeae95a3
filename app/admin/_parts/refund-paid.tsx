'use client'

import { Button } from '#app/_components/ui/button.tsx'
import { useTRPCClient } from '#app/_trpc/client.tsx'
import { formatMoney } from '#server/core/money.ts'
import { ConfirmAction } from './confirm-action.tsx'
import type { Refund } from './types.ts'

/** Says that a refund's money was transferred. An island: it asks, then calls the API. */
export function RefundPaid({ refund }: { refund: Pick<Refund, 'id' | 'orderCode' | 'amount' | 'currency'> }) {
  const client = useTRPCClient()
  const amount = formatMoney(refund)
  return (
    <ConfirmAction
      trigger={
        <Button variant="outline" size="sm" aria-label={`Mark as paid: the refund of ${refund.orderCode}`}>
          Mark as paid
        </Button>
      }
      title={`Has ${amount} been transferred?`}
      description={`The refund of ${refund.orderCode} is booked against the bank account. This cannot be undone.`}
      confirmLabel="Mark as paid"
      act={async () => {
        const result = await client.admin.orders.markRefundPaid.mutate({ refundId: refund.id })
        if (result.ok) return { ok: true, message: `${amount} booked as refunded.` }
        return {
          ok: false,
          message:
            result.reason === 'not-open'
              ? 'This refund is completed already, or the payment provider still has it.'
              : 'This refund is not there any more.',
        }
      }}
    />
  )
}
