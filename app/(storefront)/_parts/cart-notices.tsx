'use client'

import { useTranslations } from 'next-intl'
import { Alert } from '#app/_components/ui/alert.tsx'
import { Button } from '#app/_components/ui/button.tsx'
import { type Cart, useCartChanges } from '../_lib/use-cart.ts'

/** That prices have changed since their things were put into the cart; it stays until it is acknowledged. */
export function PriceNotice({ cart }: { cart: Cart }) {
  const t = useTranslations('cart')
  const { acceptPrices } = useCartChanges()
  const changed = cart.groups.flatMap(({ lines }) => lines).filter(({ priceBefore }) => priceBefore !== null)
  if (changed.length === 0) return null
  return (
    <Alert
      live
      tone="warning"
      title={t('pricesChanged.title', { count: changed.length })}
      action={
        <Button
          variant="outline"
          size="sm"
          loading={acceptPrices.isPending}
          onClick={() => acceptPrices.mutate()}
        >
          {t('pricesChanged.accept')}
        </Button>
      }
    >
      {t('pricesChanged.text')}
    </Alert>
  )
}

/** Why the cart cannot be ordered as it stands, or what is left out of the order. */
export function CartProblem({ problem }: { problem: Cart['problem'] }) {
  const t = useTranslations('cart.cartProblems')
  if (problem === null) return null
  const text = problem === 'line-problems' ? null : t(`${problem}.text`)
  return (
    <Alert live tone={problem === 'unavailable-lines' ? 'info' : 'warning'} title={t(`${problem}.title`)}>
      {text}
    </Alert>
  )
}

/** Whether the way to the checkout is open: what is sold out is left behind, and holds nothing up. */
export function canCheckOut({ problem, goods, groups }: Cart): boolean {
  const some = groups.some((group) => group.goods > 0 || group.total > 0)
  return (problem === null || problem === 'unavailable-lines') && (goods > 0 || some)
}
