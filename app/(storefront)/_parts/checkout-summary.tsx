'use client'

import { LockKeyhole } from 'lucide-react'
import { MoneyTable } from '#app/_components/money-table.tsx'
import { Price } from '#app/_components/price.tsx'
import { Button } from '#app/_components/ui/button.tsx'
import { Card, CardContent, CardHeader } from '#app/_components/ui/card.tsx'
import { Link } from '#app/_i18n/navigation.ts'
import { formatMoney } from '#server/core/money.ts'
import { lineProblem } from '../_lib/cart-words.ts'
import type { Cart, CartGroup } from '../_lib/use-cart.ts'
import { CartProblem } from './cart-view.tsx'

type CheckoutSummaryProps = { cart: Cart; pricing: boolean; busy: boolean; slow: boolean }

/** What is ordered and what it costs, by vendor, and the button that orders it. */
export function CheckoutSummary({ cart, pricing, busy, slow }: CheckoutSummaryProps) {
  const change = (
    <Link href="/cart" className="link text-sm">
      Change
    </Link>
  )
  return (
    <Card aria-labelledby="review" className="lg:sticky lg:top-6">
      <CardHeader id="review" title="Your order" actions={change} />
      <CardContent className="space-y-5">
        <ul className="space-y-5">
          {cart.groups.map((group) => (
            <Parcel key={group.vendor.id} group={group} currency={cart.currency} />
          ))}
        </ul>
        <div aria-busy={pricing} className={pricing ? 'opacity-60 transition-opacity' : 'transition-opacity'}>
          <MoneyTable
            caption="What the order costs"
            currency={cart.currency}
            className="border-t border-border"
            rows={[
              { id: 'goods', label: 'Goods', amount: cart.goods },
              {
                id: 'shipping',
                label: 'Delivery',
                amount: cart.problem === 'no-delivery' ? null : cart.shipping,
              },
              { id: 'total', label: 'Total', amount: cart.total, kind: 'total' },
              { id: 'tax', label: 'of which VAT', amount: cart.tax, kind: 'included' },
            ]}
          />
        </div>
        <CartProblem problem={cart.problem} />
        <Button
          type="submit"
          size="lg"
          className="w-full"
          loading={busy}
          disabled={pricing || cart.problem !== null}
        >
          Place order · {formatMoney({ amount: cart.total, currency: cart.currency })}
        </Button>
        <p
          role="status"
          className="flex items-center justify-center gap-2 text-center text-sm text-muted-foreground"
        >
          {slow ? (
            'Waiting for your bank. Please stay on this page.'
          ) : (
            <>
              <LockKeyhole aria-hidden className="size-3.5" /> Nothing is ever charged twice.
            </>
          )}
        </p>
      </CardContent>
    </Card>
  )
}

function Parcel({ group, currency }: { group: CartGroup; currency: string }) {
  return (
    <li>
      <p className="text-sm font-medium">{group.vendor.name}</p>
      <ul className="mt-1.5 space-y-1.5">
        {group.lines.map((line) => (
          <li key={line.variantId} className="text-sm">
            <span className="flex justify-between gap-4">
              <span className="min-w-0 text-muted-foreground [overflow-wrap:anywhere]">
                {line.quantity} × {line.title}
                {line.variantTitle && `, ${line.variantTitle}`}
              </span>
              <Price amount={line.goods} currency={currency} />
            </span>
            {line.problem && (
              <span className="text-destructive">{lineProblem(line.problem, line.available)}</span>
            )}
          </li>
        ))}
        <li className="flex justify-between gap-4 text-sm">
          <span className="text-muted-foreground">Delivery</span>
          {group.shipping === null ? (
            <span className="text-destructive">not to this country</span>
          ) : group.shipping === 0 ? (
            <span>free</span>
          ) : (
            <Price amount={group.shipping} currency={currency} />
          )}
        </li>
      </ul>
    </li>
  )
}
