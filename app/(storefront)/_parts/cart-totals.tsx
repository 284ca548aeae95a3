'use client'

import { useTranslations } from 'next-intl'
import { MoneyTable } from '#app/_components/money-table.tsx'
import type { Cart } from '../_lib/use-cart.ts'

/** What the cart costs. While the server is asked for it anew the old sums are pale. */
export function CartTotals({ cart, pricing }: { cart: Cart; pricing: boolean }) {
  const t = useTranslations('cart')
  const parcels = cart.groups.filter((group) => group.shipping !== null).length
  return (
    <div aria-busy={pricing} className={pricing ? 'opacity-60 transition-opacity' : 'transition-opacity'}>
      <MoneyTable
        caption={t('costs')}
        currency={cart.currency}
        rows={[
          { id: 'goods', label: t('goods'), amount: cart.goods },
          {
            id: 'shipping',
            label: t('delivery'),
            hint: parcels > 1 ? t('parcels', { count: parcels }) : undefined,
            amount: cart.problem === 'no-delivery' ? null : cart.shipping,
          },
          { id: 'total', label: t('total'), amount: cart.total, kind: 'total' },
          { id: 'tax', label: t('tax'), amount: cart.tax, kind: 'included' },
        ]}
      />
    </div>
  )
}
