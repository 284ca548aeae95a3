'use client'

import { useTranslations } from 'next-intl'
import { Button } from '#app/_components/ui/button.tsx'
import { toast } from '#app/_components/ui/toast.ts'
import { client } from '#app/_trpc/client.ts'
import { useMutation } from '#app/_trpc/use-mutation.ts'
import type { OwnProduct } from '../../_parts/types.ts'
import { useProductOutcome } from './product-outcome.ts'

type Status = OwnProduct['variants'][number]['status']

/** Takes a variant off sale, which can be undone, or puts it back. An island: both are mutations. */
export function VariantState({ id, name, status }: { id: string; name: string; status: Status }) {
  const t = useTranslations('vendor.product')
  const change = useMutation(
    client.vendor.products.setVariantStatus.mutate,
    useProductOutcome<{ status: Status }>(({ status: wanted }) => {
      if (wanted === 'active') return toast.success(t('offered', { name }))
      const undo = { label: t('undo'), onClick: () => turn('archived') }
      toast.success(t('withdrawn', { name }), { action: undo })
    }),
  )
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
