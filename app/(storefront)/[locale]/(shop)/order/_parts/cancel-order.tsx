'use client'

import { useTranslations } from 'next-intl'
import { AlertDialog } from '#app/_components/ui/alert-dialog.tsx'
import { Button } from '#app/_components/ui/button.tsx'
import { toast } from '#app/_components/ui/toast.ts'
import { client } from '#app/_trpc/client.ts'
import { useErrorMessage } from '#app/_trpc/use-error-message.ts'
import { useMutation } from '#app/_trpc/use-mutation.ts'
import { orderPages } from '../_lib/order-pages.ts'

type CancelOrderProps = { code: string; orderKey: string | undefined; paid: boolean }

/** The customer's own way out, as long as no vendor has begun. */
export function CancelOrder({ code, orderKey, paid }: CancelOrderProps) {
  const t = useTranslations('order.cancel')
  const messageOf = useErrorMessage()
  const cancel = useMutation(client.orders.cancel.mutate, {
    onSuccess: (result) => {
      if (result.ok) toast.success(t('done'))
      else toast.error(t(`refusals.${result.reason}`))
    },
    onError: (error) => toast.error(messageOf(error)),
    onSettled: () => void orderPages.refresh(),
  })
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
