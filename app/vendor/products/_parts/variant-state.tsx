'use client'

import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { Button } from '#app/_components/ui/button.tsx'
import { toast } from '#app/_components/ui/toast.ts'
import { client } from '#app/_trpc/client.ts'
import { useErrorMessage } from '#app/_trpc/use-error-message.ts'
import { useMutation } from '#app/_trpc/use-mutation.ts'
import type { OwnProduct } from '../../_parts/types.ts'

type Status = OwnProduct['variants'][number]['status']

/** Takes a variant off sale, which can be undone, or puts it back. An island: both are mutations. */
export function VariantState({ id, name, status }: { id: string; name: string; status: Status }) {
  const t = useTranslations('vendor.product')
  const router = useRouter()
  const messageOf = useErrorMessage()
  const change = useMutation(client.vendor.products.setVariantStatus.mutate, {
    onSuccess: (result, { status: wanted }) => {
      if (!result.ok) toast.error(t(`refusals.${result.reason}`))
      else if (wanted === 'active') toast.success(t('offered', { name }))
      else
        toast.success(t('withdrawn', { name }), {
          action: { label: t('undo'), onClick: () => turn('archived') },
        })
      router.refresh()
    },
    onError: (error) => void toast.error(messageOf(error)),
  })
  const turn = (seen: Status) =>
    change.mutate({ variantId: id, seen, status: seen === 'active' ? 'archived' : 'active' })
  const words = status === 'active' ? (['withdraw', 'withdrawOf'] as const) : (['offer', 'offerOf'] as const)
  return (
    <Button
      variant="outline"
      size="sm"
      loading={change.isPending}
      aria-label={t(words[1], { name })}
      onClick={() => turn(status)}
    >
      {t(words[0])}
    </Button>
  )
}
