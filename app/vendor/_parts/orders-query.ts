import { parseDecimal } from '#app/_components/decimal.ts'
import { understood } from '#app/_components/path.ts'
import { minorDigits } from '#server/core/money.ts'
import { partPageInput } from '#server/modules/fulfilment/schema.ts'

export const ORDERS_PATH = '/vendor/orders'

/** Columns that can be left out, and those that are shown to who does not choose. */
export const ORDER_COLUMNS = ['customer', 'items', 'country', 'placed', 'shipBy', 'total', 'net'] as const
export type OrderColumn = (typeof ORDER_COLUMNS)[number]
export const STANDARD_COLUMNS: readonly OrderColumn[] = ['customer', 'items', 'placed', 'shipBy', 'net']

/** Of the list's address: what is asked of the API, what stands in the filters, and what else stays in the address. */
export function ordersQuery(wish: Record<string, string>, currency: string) {
  const { status, from, to, country, sort, after } = understood(partPageInput.shape, wish)
  const digits = minorDigits(currency)
  const amount = (name: string) => parseDecimal(wish[name] ?? '', digits) ?? undefined
  const [least, most] = [amount('least'), amount('most')]
  const columns = wish.columns
  const filters = {
    ...{ q: wish.q, country, from, to },
    least: least === undefined ? undefined : wish.least,
    most: most === undefined ? undefined : wish.most,
  }
  return {
    asked: { status, search: wish.q?.slice(0, 100), from, to, country, least, most, sort, after },
    filters,
    kept: { status, sort, columns },
    columns: columns ? ORDER_COLUMNS.filter((one) => columns.split(',').includes(one)) : STANDARD_COLUMNS,
    narrowed: Boolean(status || after) || Object.values(filters).some(Boolean),
  }
}
export type OrdersQuestion = ReturnType<typeof ordersQuery>['asked']
