'use client'

import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { formatDecimal, parseDecimal } from '#app/_components/decimal.ts'
import { announce } from '#app/_components/live-region.tsx'
import { client } from '#app/_trpc/client.ts'
import { useErrorMessage } from '#app/_trpc/use-error-message.ts'
import { formatMoney, MAX_AMOUNT, minorDigits } from '#server/core/money.ts'
import { CellEditor } from './cell-editor.tsx'

type PriceCellProps = {
  variantId: string
  /** What it is the price of. */
  name: string
  /** Minor units of `currency`. */
  price: number
  currency: string
}

/** A variant's price, edited where it stands. An island: it is a mutation. */
export function PriceCell({ variantId, name, price, currency }: PriceCellProps) {
  const t = useTranslations('vendor.product')
  const router = useRouter()
  const messageOf = useErrorMessage()
  const digits = minorDigits(currency)

  function check(typed: string) {
    const amount = parseDecimal(typed, digits)
    return amount === null || amount < 1 || amount > MAX_AMOUNT ? t('priceWrong') : undefined
  }

  async function save(typed: string): Promise<string | undefined> {
    const amount = parseDecimal(typed, digits) ?? price
    try {
      const result = await client.vendor.products.changePrice.mutate({
        variantId,
        price: amount,
        seen: price,
      })
      router.refresh()
      if (!result.ok) return t(`refusals.${result.reason}`)
      announce(t('priceSaved', { name, price: formatMoney({ amount, currency }) }))
    } catch (error) {
      return messageOf(error)
    }
  }

  return (
    <CellEditor
      label={t('priceOf', { name })}
      value={fixed(price, digits)}
      inputMode="decimal"
      sign={signOf(currency)}
      check={check}
      save={save}
    />
  )
}

/** "12.50" rather than "12.5": prices stand under each other. */
function fixed(amount: number, digits: number): string {
  const [whole = '', fraction = ''] = formatDecimal(amount, digits).split('.')
  return digits === 0 ? whole : `${whole}.${fraction.padEnd(digits, '0')}`
}

function signOf(currency: string): string | undefined {
  const parts = new Intl.NumberFormat('en-IE', {
    style: 'currency',
    currency,
    currencyDisplay: 'narrowSymbol',
  }).formatToParts(0)
  const sign = parts.find(({ type }) => type === 'currency')?.value
  return sign && sign.length <= 2 ? sign : undefined
}
