import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { Price } from './price.tsx'
import { cn } from './ui/cn.ts'

export type MoneyRow = {
  id: string
  label: ReactNode
  /** Integer minor units; deductions are negative. Null is shown as a dash: not known yet. */
  amount: number | null
  /** A quieter second line, e.g. "12.5 % of goods". */
  hint?: ReactNode
  /** `total` is the sum at the end; `subtotal` opens a group; `included` is part of another row ("incl. VAT"). */
  kind?: 'line' | 'subtotal' | 'total' | 'included'
}

type MoneyTableProps = {
  caption: string
  rows: readonly MoneyRow[]
  /** ISO 4217; one table, one currency. */
  currency: string
  className?: string
}

/** Amounts under each other, cents under cents: order totals, a vendor's net earnings, a journal. */
export function MoneyTable({ caption, rows, currency, className }: MoneyTableProps) {
  const t = useTranslations('common.ui')
  return (
    <table className={cn('w-full text-sm', className)}>
      <caption className="sr-only">{caption}</caption>
      <tbody>
        {rows.map(({ id, label, amount, hint, kind = 'line' }) => (
          <tr
            key={id}
            className={cn(
              kind === 'total' && 'border-t border-border text-base font-semibold',
              kind === 'subtotal' && 'border-t border-border font-medium',
              kind === 'included' && 'text-muted-foreground',
            )}
          >
            <th
              scope="row"
              className={cn('py-1.5 pr-4 text-start [font-weight:inherit]', kind === 'total' && 'pt-3')}
            >
              {label}
              {hint && <span className="block text-xs font-normal text-muted-foreground">{hint}</span>}
            </th>
            <td className={cn('py-1.5 text-end align-top', kind === 'total' && 'pt-3')}>
              {amount === null ? (
                <span className="text-muted-foreground">
                  <span aria-hidden>–</span>
                  <span className="sr-only">{t('notKnownYet')}</span>
                </span>
              ) : (
                <Price amount={amount} currency={currency} />
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
