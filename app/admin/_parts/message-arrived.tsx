'use client'

import { useTranslations } from 'next-intl'
import { Button } from '#app/_components/ui/button.tsx'
import { client } from '#app/_trpc/client.ts'
import { ConfirmAction } from './confirm-action.tsx'

/** Says whether a message in doubt has arrived. An island: it asks, then calls the API. */
export function MessageArrived({ notificationId }: { notificationId: string }) {
  return (
    <span className="inline-flex flex-wrap justify-end gap-2">
      <Settle notificationId={notificationId} arrived />
      <Settle notificationId={notificationId} arrived={false} />
    </span>
  )
}

function Settle({ notificationId, arrived }: { notificationId: string; arrived: boolean }) {
  const t = useTranslations('admin.doubts')
  const label = t(arrived ? 'arrived' : 'lost')
  return (
    <ConfirmAction
      trigger={
        <Button variant="outline" size="sm">
          {label}
        </Button>
      }
      title={t(arrived ? 'arrivedTitle' : 'lostTitle')}
      description={t(arrived ? 'arrivedText' : 'lostText')}
      confirmLabel={label}
      act={async () => {
        const result = await client.admin.reconciliation.settleMessage.mutate({ notificationId, arrived })
        return result.ok
          ? { ok: true, message: t(arrived ? 'doneArrived' : 'doneLost') }
          : { ok: false, message: t('notInDoubt') }
      }}
    />
  )
}
