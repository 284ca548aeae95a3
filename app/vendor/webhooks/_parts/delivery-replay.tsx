'use client'

import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { Button } from '#app/_components/ui/button.tsx'
import { toast } from '#app/_components/ui/toast.ts'
import { client } from '#app/_trpc/client.ts'
import { useErrorMessage } from '#app/_trpc/use-error-message.ts'
import { useMutation } from '#app/_trpc/use-mutation.ts'

/** Milliseconds until the answer of most endpoints is in the log. */
const ANSWERED_MS = 4_000

/** Sends a delivery again: the same under the same id, so nobody is asked. An island: it is a mutation. */
export function DeliveryReplay({ id, eventName }: { id: string; eventName: string }) {
  const t = useTranslations('vendor.webhooks')
  const messageOf = useErrorMessage()
  const router = useRouter()
  const replay = useMutation(client.vendor.webhooks.replay.mutate, {
    onSuccess: (result) => {
      router.refresh()
      if (!result.ok) {
        toast.error(t(`replays.${result.reason}`))
        return
      }
      toast.success(t('replayed'))
      setTimeout(() => router.refresh(), ANSWERED_MS)
    },
    onError: (error) => void toast.error(messageOf(error)),
  })
  return (
    <Button
      variant="outline"
      size="sm"
      aria-label={t('replayOf', { event: eventName })}
      loading={replay.isPending}
      onClick={() => replay.mutate({ deliveryId: id })}
    >
      {t('replay')}
    </Button>
  )
}
