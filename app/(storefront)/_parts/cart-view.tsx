'use client'

import { ShoppingBag } from 'lucide-react'
import { EmptyState } from '#app/_components/empty-state.tsx'
import { ErrorState } from '#app/_components/error-state.tsx'
import { MoneyTable } from '#app/_components/money-table.tsx'
import { Alert } from '#app/_components/ui/alert.tsx'
import { ButtonLink } from '#app/_components/ui/button.tsx'
import { Card, CardContent, CardHeader } from '#app/_components/ui/card.tsx'
import { Field } from '#app/_components/ui/field.tsx'
import { Select } from '#app/_components/ui/select.tsx'
import { countryOptions } from '../_lib/countries.ts'
import { type Cart, useCart, useCountry } from '../_lib/use-cart.ts'
import { CartGroupCard } from './cart-group.tsx'

/** The cart by vendor, with what each charges for delivery. A client component because every line can be changed. */
export function CartView({ initial }: { initial: Cart | null }) {
  const [country, setCountry] = useCountry(initial?.country ?? 'DE')
  const { data: cart, isError, isFetching, refetch } = useCart(initial, country)
  if (isError && !cart) return <ErrorState onRetry={() => refetch()} retrying={isFetching} />
  if (!cart) return <EmptyCart />
  return (
    <div className="grid items-start gap-6 lg:grid-cols-[minmax(0,1fr)_22rem] lg:gap-8">
      <div className="space-y-4">
        {cart.groups.map((group) => (
          <CartGroupCard key={group.vendor.id} group={group} currency={cart.currency} />
        ))}
      </div>
      <Summary cart={cart} country={country} onCountry={setCountry} pricing={isFetching} />
    </div>
  )
}

function EmptyCart() {
  return (
    <EmptyState
      icon={<ShoppingBag />}
      title="There is nothing in it yet"
      action={<ButtonLink href="/">Look around</ButtonLink>}
    >
      What you put into your cart stays here, also when you come back another day.
    </EmptyState>
  )
}

type SummaryProps = { cart: Cart; country: string; onCountry: (country: string) => void; pricing: boolean }

function Summary({ cart, country, onCountry, pricing }: SummaryProps) {
  const ready = cart.problem === null
  return (
    <Card aria-labelledby="summary" className="lg:sticky lg:top-6">
      <CardHeader id="summary" title="Summary" />
      <CardContent className="space-y-5">
        <Field label="Delivered to">
          <Select
            value={country}
            onChange={(event) => onCountry(event.currentTarget.value)}
            options={countryOptions('en')}
            autoComplete="country"
          />
        </Field>
        <div aria-busy={pricing} className={pricing ? 'opacity-60 transition-opacity' : 'transition-opacity'}>
          <MoneyTable
            caption="What the cart costs"
            currency={cart.currency}
            rows={[
              { id: 'goods', label: 'Goods', amount: cart.goods },
              {
                id: 'shipping',
                label: 'Delivery',
                hint: cart.groups.length > 1 ? `${cart.groups.length} parcels` : undefined,
                amount: cart.problem === 'no-delivery' ? null : cart.shipping,
              },
              { id: 'total', label: 'Total', amount: cart.total, kind: 'total' },
              { id: 'tax', label: 'of which VAT', amount: cart.tax, kind: 'included' },
            ]}
          />
        </div>
        <CartProblem problem={cart.problem} />
        {ready ? (
          <ButtonLink href="/checkout" document size="lg" className="w-full">
            Go to checkout
          </ButtonLink>
        ) : (
          <p className="rounded-md bg-muted px-4 py-3 text-center text-sm text-muted-foreground">
            Checkout opens once that is settled.
          </p>
        )}
      </CardContent>
    </Card>
  )
}

/** Why the cart cannot be ordered as it stands. */
export function CartProblem({ problem }: { problem: Cart['problem'] }) {
  switch (problem) {
    case null:
      return null
    case 'line-problems':
      return <Alert live tone="warning" title="Something in your cart has changed" />
    case 'no-delivery':
      return (
        <Alert live tone="warning" title="Not everything can be delivered there">
          Please choose another country, or remove what is marked.
        </Alert>
      )
    case 'amount-too-large':
      return (
        <Alert live tone="warning" title="That is more than one order can hold">
          Please split it into two orders.
        </Alert>
      )
  }
}
