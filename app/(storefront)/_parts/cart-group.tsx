'use client'

import { Trash2 } from 'lucide-react'
import { announce } from '#app/_components/live-region.tsx'
import { Price } from '#app/_components/price.tsx'
import { ProductPicture } from '#app/_components/product-picture.tsx'
import { QuantityStepper } from '#app/_components/quantity-stepper.tsx'
import { Button } from '#app/_components/ui/button.tsx'
import { Card } from '#app/_components/ui/card.tsx'
import { cn } from '#app/_components/ui/cn.ts'
import { toast } from '#app/_components/ui/toast.ts'
import { Link } from '#app/_i18n/navigation.ts'
import { useErrorMessage } from '#app/_trpc/use-error-message.ts'
import { cartRefusal, lineProblem } from '../_lib/cart-words.ts'
import { type CartGroup, type CartLine, useSetQuantity } from '../_lib/use-cart.ts'

/** One vendor's parcel: its lines and what it costs to deliver. */
export function CartGroupCard({ group, currency }: { group: CartGroup; currency: string }) {
  const titleId = `vendor-${group.vendor.id}`
  return (
    <Card aria-labelledby={titleId}>
      <header className="border-b border-border px-4 py-3 md:px-6">
        <h2 id={titleId} className="text-sm text-muted-foreground">
          Sold and sent by <span className="font-medium text-foreground">{group.vendor.name}</span>
        </h2>
      </header>
      <ul className="divide-y divide-border px-4 md:px-6">
        {group.lines.map((line) => (
          <Line key={line.variantId} line={line} currency={currency} />
        ))}
      </ul>
      <footer className="flex flex-wrap justify-between gap-x-6 gap-y-1 rounded-b-lg border-t border-border bg-muted px-4 py-3 text-sm md:px-6">
        <span>
          <span className="text-muted-foreground">Delivery </span>
          {group.shipping === null ? (
            <span className="text-destructive">not to this country</span>
          ) : group.shipping === 0 ? (
            'free'
          ) : (
            <Price amount={group.shipping} currency={currency} />
          )}
        </span>
        <span className="font-medium">
          <span className="font-normal text-muted-foreground">Together </span>
          <Price amount={group.total} currency={currency} />
        </span>
      </footer>
    </Card>
  )
}

function Line({ line, currency }: { line: CartLine; currency: string }) {
  const set = useSetQuantity()
  const messageOf = useErrorMessage()
  const name = line.variantTitle ? `${line.title}, ${line.variantTitle}` : line.title

  function change(quantity: number) {
    set.mutate(
      { variantId: line.variantId, quantity },
      {
        onSuccess: (result) => {
          if (!result.ok) toast.error(cartRefusal(result.reason))
          else if (quantity === 0) announce(`${name} was removed`)
        },
        onError: (error) => toast.error(messageOf(error)),
      },
    )
  }

  const gone = line.problem === 'unpublished'
  // While the server is asked the line shows what was wanted.
  const quantity = set.isPending ? set.variables.quantity : line.quantity
  return (
    <li className={cn('flex gap-4 py-4 transition-opacity', set.isPending && quantity === 0 && 'opacity-40')}>
      <ProductPicture
        picture={
          line.picture ? { url: line.picture, alt: '', width: 160, height: 160, blurDataUrl: null } : null
        }
        className="size-20 shrink-0 self-start rounded-md border border-border md:size-24"
      />
      <div className="min-w-0 flex-1">
        <div className="flex items-start justify-between gap-4">
          <div className="min-w-0">
            <p className="font-medium [overflow-wrap:anywhere]">
              {gone ? (
                line.title
              ) : (
                <Link href={`/product/${line.productSlug}`} className="hover:underline">
                  {line.title}
                </Link>
              )}
            </p>
            {line.variantTitle && <p className="text-sm text-muted-foreground">{line.variantTitle}</p>}
          </div>
          <p className="shrink-0 text-end font-medium">
            <Price amount={line.goods} currency={currency} />
            {line.quantity > 1 && (
              <span className="block text-xs font-normal text-muted-foreground">
                <Price amount={line.unitPrice} currency={currency} /> each
              </span>
            )}
          </p>
        </div>
        {line.problem && (
          <p className="mt-2 text-sm text-destructive">{lineProblem(line.problem, line.available)}</p>
        )}
        <div className="mt-3 flex items-center gap-2">
          {!gone && (
            <QuantityStepper
              label={`Quantity of ${name}`}
              value={quantity || line.quantity}
              max={Math.max(1, Math.min(99, line.available))}
              onValueChange={change}
              disabled={line.problem === 'sold-out'}
            />
          )}
          <Button
            variant="ghost"
            size="icon"
            aria-label={`Remove ${name}`}
            onClick={() => change(0)}
            loading={set.isPending && quantity === 0}
          >
            <Trash2 aria-hidden />
          </Button>
        </div>
      </div>
    </li>
  )
}
