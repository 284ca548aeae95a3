'use client'

import { useTranslations } from 'next-intl'
import { Button } from '#app/_components/ui/button.tsx'
import { client } from '#app/_trpc/client.ts'
import { ConfirmAction } from '../../_parts/confirm-action.tsx'

/** Tries at once again what failed. An island: it is a mutation. */
export function HurryOutbox() {
  const t = useTranslations('admin.outbox')
  return (
    <ConfirmAction
      trigger={<Button variant="outline">{t('hurry')}</Button>}
      title={t('hurryTitle')}
      description={t('hurryText')}
      confirmLabel={t('hurry')}
      act={async () => {
        const { events } = await client.admin.outbox.hurry.mutate()
        return { ok: true, message: t('hurried', { count: events }) }
      }}
    />
  )
}
