'use client'

import { useMutation } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import { AlertDialog } from '#app/_components/ui/alert-dialog.tsx'
import { Button } from '#app/_components/ui/button.tsx'
import { useTRPC } from '#app/_trpc/client.tsx'
import { useSettingsOutcome } from './settings-outcome.ts'

/** Takes a delivery rate away after a question. An island: it is a mutation. */
export function RateRemove({ id, place }: { id: string; place: string }) {
  const t = useTranslations('vendor.settings')
  const trpc = useTRPC()
  const remove = useMutation(
    trpc.vendor.settings.removeRate.mutationOptions(useSettingsOutcome({ done: t('rateRemoved') })),
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
