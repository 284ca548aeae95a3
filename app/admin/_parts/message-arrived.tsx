'use client'

import { Button } from '#app/_components/ui/button.tsx'
import { useTRPCClient } from '#app/_trpc/client.tsx'
import { ConfirmAction } from './confirm-action.tsx'

/** Says whether a message in doubt has arrived. An island: it asks, then calls the API. */
export function MessageArrived({ notificationId }: { notificationId: string }) {
  return (
    <span className="inline-flex flex-wrap justify-end gap-2">
      <Settle notificationId={notificationId} arrived label="It arrived" />
      <Settle notificationId={notificationId} arrived={false} label="It did not" />
    </span>
  )
}

function Settle({
  notificationId,
  arrived,
  label,
}: {
  notificationId: string
  arrived: boolean
  label: string
}) {
  const client = useTRPCClient()
  return (
    <ConfirmAction
      trigger={
        <Button variant="outline" size="sm">
          {label}
        </Button>
      }
      title={arrived ? 'Has the message arrived?' : 'Has the message not arrived?'}
      description={
        arrived
          ? 'It is recorded as sent, in your name.'
          : 'It is recorded as not sent, in your name, and is not sent again: tell the recipient yourself.'
      }
      confirmLabel={label}
      act={async () => {
        const result = await client.admin.reconciliation.settleMessage.mutate({ notificationId, arrived })
        return result.ok
          ? { ok: true, message: arrived ? 'Recorded as sent.' : 'Recorded as not sent.' }
          : { ok: false, message: 'This message is not in doubt any more.' }
      }}
    />
  )
}
