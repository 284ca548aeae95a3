'use client'

import { useTranslations } from 'next-intl'
import { AlertDialog } from '#app/_components/ui/alert-dialog.tsx'
import { Button } from '#app/_components/ui/button.tsx'
import { client } from '#app/_trpc/client.ts'
import { useMutation } from '#app/_trpc/use-mutation.ts'
import { useSettingsOutcome } from './settings-outcome.ts'

/** Takes a delivery rate away after a question. An island: it is a mutation. */
export function RateRemove({ id, place }: { id: string; place: string }) {
  const t = useTranslations('vendor.settings')
  const remove = useMutation(
    client.vendor.settings.removeRate.mutate,
    useSettingsOutcome({ done: t('rateRemoved') }),
  )
  return (
    <AlertDialog
      trigger={
        <Button variant="outline" size="sm" aria-label={t('removeRateOf', { country: place })}>
          {t('removeRate')}
        </Button>
      }
      title={t('removeRateTitle', { country: place })}
      description={t('removeRateText')}
      confirmLabel={t('removeRate')}
      destructive
      onConfirm={() => remove.mutateAsync({ id })}
    />
  )
}
