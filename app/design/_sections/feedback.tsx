'use client'

import { ShoppingBag } from 'lucide-react'
import { EmptyState } from '../../_components/empty-state.tsx'
import { ErrorState } from '../../_components/error-state.tsx'
import { Alert } from '../../_components/ui/alert.tsx'
import { Badge } from '../../_components/ui/badge.tsx'
import { Button, ButtonLink } from '../../_components/ui/button.tsx'
import { Card } from '../../_components/ui/card.tsx'
import { Loading, Skeleton } from '../../_components/ui/skeleton.tsx'
import { toast } from '../../_components/ui/toast.ts'
import { Specimen } from './specimen.tsx'

const tones = ['neutral', 'primary', 'success', 'warning', 'info', 'destructive', 'highlight'] as const

/** What the shop says back. A client component because toasts are shown on demand. */
export function Feedback() {
  return (
    <>
      <Specimen name="Badge">
        {tones.map((tone) => (
          <Badge key={tone} tone={tone}>
            {tone}
          </Badge>
        ))}
      </Specimen>
      <Specimen name="Alert" className="grid items-stretch gap-3 lg:grid-cols-2">
        <Alert title="Prices include tax">Delivery is added per shop.</Alert>
        <Alert tone="success" title="Transfer received">
          The shops have been told to ship.
        </Alert>
        <Alert
          tone="warning"
          title="The price of one thing has changed"
          action={
            <Button size="sm" variant="outline">
              Show what changed
            </Button>
          }
        >
          Oak bowl costs €34.00 now; it was €32.00 when you put it in the cart.
        </Alert>
        <Alert tone="destructive" title="The card was declined">
          Your bank refused this payment. Nothing was charged; try another card or pay by transfer.
        </Alert>
      </Specimen>
      <Specimen name="toast">
        <Button variant="outline" onClick={() => toast.success('Added to your cart')}>
          Success
        </Button>
        <Button
          variant="outline"
          onClick={() =>
            toast.error('That did not work', { description: 'Check your connection and try again.' })
          }
        >
          Error
        </Button>
        <Button
          variant="outline"
          onClick={() =>
            toast.info('Removed from your cart', { action: { label: 'Undo', onClick: () => {} } })
          }
        >
          With a way back
        </Button>
      </Specimen>
      <Specimen name="Skeleton" className="grid gap-4 sm:grid-cols-3">
        {['a', 'b', 'c'].map((key) => (
          <Loading key={key} label="Loading products" className="space-y-3">
            <Skeleton className="aspect-square w-full rounded-lg" />
            <Skeleton className="w-3/4" />
            <Skeleton className="w-1/3" />
          </Loading>
        ))}
      </Specimen>
      <Specimen name="EmptyState, ErrorState" className="grid items-stretch gap-4 lg:grid-cols-2">
        <Card>
          <EmptyState
            icon={<ShoppingBag />}
            level={3}
            title="Your cart is empty"
            action={<ButtonLink href="/design">Look around</ButtonLink>}
          >
            What you put in stays here, also when you close the browser.
          </EmptyState>
        </Card>
        <Card>
          <ErrorState level={3} onRetry={() => {}} reference="req_8f2k1" />
        </Card>
        <Card>
          <EmptyState level={3} title="Nothing matches">
            Without an icon, where it stands among other things.
          </EmptyState>
        </Card>
        <Card>
          <ErrorState
            level={3}
            title="Your cart did not load"
            onRetry={() => {}}
            retrying
            action={
              <ButtonLink href="/design" variant="outline">
                Look around
              </ButtonLink>
            }
          >
            While it tries again, with another way on.
          </ErrorState>
        </Card>
      </Specimen>
    </>
  )
}
