'use client'

import { useTranslations } from 'next-intl'
import { Alert } from '#app/_components/ui/alert.tsx'
import { Button, buttonVariants } from '#app/_components/ui/button.tsx'
import { Spinner } from '#app/_components/ui/spinner.tsx'
import type { Placement } from '../_lib/use-placement.ts'

type PlacementStateProps = { placement: Placement; onAgain: () => void; onAbandon: () => void }

/** What stands in for the form while an order is on its way and nothing may be changed. */
export function PlacementState({ placement, onAgain, onAbandon }: PlacementStateProps) {
  const t = useTranslations('checkout.outcome')
  if (placement.state === 'unknown') {
    return (
      <Alert
        live
        tone="warning"
        title={t('unknown.title')}
        action={<Button onClick={onAgain}>{t('unknown.again')}</Button>}
        className="mx-auto max-w-2xl"
      >
        {t('unknown.text')}
      </Alert>
    )
  }
  if (placement.state === 'authenticate') {
    return (
      <Alert
        live
        title={t('authenticate.title')}
        className="mx-auto max-w-2xl"
        action={
          <div className="flex flex-wrap gap-2">
            {placement.actionUrl && (
              <a href={placement.actionUrl} className={buttonVariants()}>
                {t('authenticate.go')}
              </a>
            )}
            <Button variant={placement.actionUrl ? 'outline' : 'primary'} onClick={onAgain}>
              {t('authenticate.done')}
            </Button>
            <Button variant="ghost" onClick={onAbandon}>
              {t('authenticate.otherwise')}
            </Button>
          </div>
        }
      >
        {t('authenticate.text')}
      </Alert>
    )
  }
  return (
    <div role="status" className="flex flex-col items-center gap-4 py-24 text-center">
      <Spinner className="size-8 text-primary" />
      <p className="text-lg font-medium">
        {t(placement.state === 'placed' ? 'placed.title' : 'placing.title')}
      </p>
      <p className="text-sm text-muted-foreground">
        {t(placement.state === 'placed' ? 'placed.text' : 'placing.text')}
      </p>
    </div>
  )
}
