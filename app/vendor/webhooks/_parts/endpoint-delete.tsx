'use client'

import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { Alert } from '#app/_components/ui/alert.tsx'
import { AlertDialog } from '#app/_components/ui/alert-dialog.tsx'
import { Button } from '#app/_components/ui/button.tsx'
import { toast } from '#app/_components/ui/toast.ts'
import { client } from '#app/_trpc/client.ts'
import { useErrorMessage } from '#app/_trpc/use-error-message.ts'

/** Deletes an endpoint after a question. An island: it is a mutation. */
export function EndpointDelete({ id, url }: { id: string; url: string }) {
  const t = useTranslations('vendor.webhooks')
  const messageOf = useErrorMessage()
  const router = useRouter()
  const [problem, setProblem] = useState<string>()

  async function remove(): Promise<boolean> {
    setProblem(undefined)
    try {
      const result = await client.vendor.webhooks.remove.mutate({ endpointId: id })
      if (result.ok) toast.success(t('deleted'))
      else toast.error(t('notThere'))
      // The log may have been that of this endpoint alone.
      router.push('/vendor/webhooks')
      router.refresh()
      return true
    } catch (error) {
      setProblem(messageOf(error))
      return false
    }
  }

  return (
    <AlertDialog
      trigger={
        <Button variant="outline" size="sm" aria-label={t('deleteOf', { url })}>
          {t('delete')}
        </Button>
      }
      title={t('deleteTitle')}
      description={t('deleteText', { url })}
      confirmLabel={t('delete')}
      destructive
      onConfirm={remove}
    >
      {problem ? (
        <Alert tone="destructive" live title={t('failed')}>
          {problem}
        </Alert>
      ) : null}
    </AlertDialog>
  )
}
