'use client'

import { useTranslations } from 'next-intl'
import { Button } from '#app/_components/ui/button.tsx'
import { client } from '#app/_trpc/client.ts'
import { formatMoney } from '#server/core/money.ts'
import { ConfirmAction } from './confirm-action.tsx'
import type { Refund } from './types.ts'

/** Says that a refund's money was transferred. An island: it asks, then calls the API. */
export function RefundPaid({ refund }: { refund: Pick<Refund, 'id' | 'orderCode' | 'amount' | 'currency'> }) {
  const t = useTranslations('admin.refunds')
  const amount = formatMoney(refund)
  const code = refund.orderCode
  return (
    <ConfirmAction
      trigger={
        <Button variant="outline" size="sm" aria-label={t('markOf', { code })}>
          {t('mark')}
        </Button>
      }
      title={t('markTitle', { amount })}
      description={t('markText', { code })}
      confirmLabel={t('mark')}
      act={async () => {
        const result = await client.admin.orders.markRefundPaid.mutate({ refundId: refund.id })
        if (result.ok) return { ok: true, message: t('booked', { amount }) }
        return { ok: false, message: t(result.reason === 'not-open' ? 'notOpen' : 'gone') }
      }}
    />
  )
}
