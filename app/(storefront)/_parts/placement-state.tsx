'use client'

import { Alert } from '#app/_components/ui/alert.tsx'
import { Button, buttonVariants } from '#app/_components/ui/button.tsx'
import { Spinner } from '#app/_components/ui/spinner.tsx'
import type { Placement } from '../_lib/use-placement.ts'

type PlacementStateProps = { placement: Placement; onAgain: () => void; onAbandon: () => void }

/** What stands in for the form while an order is on its way and nothing may be changed. */
export function PlacementState({ placement, onAgain, onAbandon }: PlacementStateProps) {
  if (placement.state === 'unknown') {
    return (
      <Alert
        live
        tone="warning"
        title={placement.message}
        action={<Button onClick={onAgain}>Ask again</Button>}
        className="mx-auto max-w-2xl"
      >
        Your order is neither placed nor lost. Asking again cannot order or charge anything twice. You can
        also leave this page open and come back to it.
      </Alert>
    )
  }
  if (placement.state === 'authenticate') {
    return (
      <Alert
        live
        title="Your bank wants you to confirm the payment"
        className="mx-auto max-w-2xl"
        action={
          <div className="flex flex-wrap gap-2">
            {placement.actionUrl && (
              <a href={placement.actionUrl} className={buttonVariants()}>
                Go to your bank
              </a>
            )}
            <Button variant={placement.actionUrl ? 'outline' : 'primary'} onClick={onAgain}>
              I have confirmed it
            </Button>
            <Button variant="ghost" onClick={onAbandon}>
              Pay another way
            </Button>
          </div>
        }
      >
        Nothing is charged until you have. Afterwards you come back here and the order is placed.
      </Alert>
    )
  }
  return (
    <div role="status" className="flex flex-col items-center gap-4 py-24 text-center">
      <Spinner className="size-8 text-primary" />
      <p className="text-lg font-medium">
        {placement.state === 'placed' ? 'Your order is placed' : 'Your order is being placed'}
      </p>
      <p className="text-sm text-muted-foreground">
        {placement.state === 'placed'
          ? 'Taking you to it.'
          : 'This takes a moment. Please stay on this page.'}
      </p>
    </div>
  )
}
