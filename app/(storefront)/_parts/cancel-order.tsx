'use client'

import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import { AlertDialog } from '#app/_components/ui/alert-dialog.tsx'
import { Button } from '#app/_components/ui/button.tsx'
import { toast } from '#app/_components/ui/toast.ts'
import { useTRPC } from '#app/_trpc/client.tsx'
import { useErrorMessage } from '#app/_trpc/use-error-message.ts'

type CancelOrderProps = { code: string; orderKey: string | undefined; paid: boolean }

/** The customer's own way out, as long as no vendor has begun. */
export function CancelOrder({ code, orderKey, paid }: CancelOrderProps) {
  const t = useTranslations('order.cancel')
  const trpc = useTRPC()
  const queries = useQueryClient()
  const messageOf = useErrorMessage()
  const cancel = useMutation(
    trpc.orders.cancel.mutationOptions({
      onSuccess: (result) => {
        if (result.ok) toast.success(t('done'))
        else toast.error(t(`refusals.${result.reason}`))
      },
      onError: (error) => toast.error(messageOf(error)),
      onSettled: () => queries.invalidateQueries({ queryKey: trpc.orders.timeline.queryKey() }),
    }),
  )
  return (
    <AlertDialog
      trigger={
        <Button variant="outline" className="w-full">
          {t('ask')}
        </Button>
      }
      title={t('title')}
      description={t(paid ? 'textPaid' : 'text')}
      confirmLabel={t('confirm')}
      cancelLabel={t('keep')}
      destructive
      onConfirm={() => cancel.mutateAsync({ code, key: orderKey })}
    />
  )
}
