'use client'

import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useSelection } from '#app/_components/selection.tsx'
import { Button } from '#app/_components/ui/button.tsx'
import { toast } from '#app/_components/ui/toast.ts'
import { client } from '#app/_trpc/client.ts'
import { useErrorMessage } from '#app/_trpc/use-error-message.ts'
import { useMutation } from '#app/_trpc/use-mutation.ts'

/** Accepts those of the chosen orders that wait for it. An island: it is a mutation. */
export function AcceptChosen({ acceptable }: { acceptable: readonly string[] }) {
  const t = useTranslations('vendor')
  const router = useRouter()
  const messageOf = useErrorMessage()
  const { chosen, choose } = useSelection()
  const waiting = chosen.filter((id) => acceptable.includes(id))
  const accept = useMutation(client.vendor.orders.acceptMany.mutate, {
    onSuccess: ({ accepted, refused }) => {
      const others = Object.values(refused).reduce((sum, count) => sum + count, 0)
      if (accepted > 0) toast.success(t('orders.accepted', { count: accepted }))
      if (others > 0) toast.error(t('orders.refused', { count: others }))
      choose([])
      router.refresh()
    },
    onError: (error) => void toast.error(messageOf(error)),
  })
  if (waiting.length === 0) {
    return <span className="text-muted-foreground">{t('orders.nothingToAccept')}</span>
  }
  return (
    <Button
      size="sm"
      loading={accept.isPending}
      onClick={() => accept.mutate({ vendorOrderIds: [...waiting] })}
    >
      {t('moves.accept')} ({waiting.length})
    </Button>
  )
}
