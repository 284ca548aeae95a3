import { parseDecimal } from '#app/_components/decimal.ts'
import { MAX_AMOUNT } from '#server/core/money.ts'
import type { NewProductInput } from '#server/modules/inventory/schema.ts'

/** How much one product may have of each. */
export interface Limits {
  axes: number
  values: number
  variants: number
}

/** A variant as somebody types it. `choice`: its value on each axis. */
export interface TypedVariant {
  choice: string[]
  offered: boolean
  sku: string
  price: string
  onHand: string
}

/** A new product as somebody types it; an axis's values stand in one field, with commas between them. */
export interface NewProductValues {
  title: string
  description: string
  category: string
  taxClass: NewProductInput['taxClass']
  axes: { name: string; values: string }[]
  variants: TypedVariant[]
}

/** The values in a field, each trimmed. */
export function valuesIn(field: string): string[] {
  return field
    .split(',')
    .map((value) => value.trim())
    .filter(Boolean)
}

/** Every combination of the axes' values, in their order; one without any where there are no axes. */
export function combinations(axes: readonly (readonly string[])[]): string[][] {
  return axes.reduce<string[][]>(
    (made, values) => made.flatMap((choice) => values.map((value) => [...choice, value])),
    [[]],
  )
}

/** The variants for other axes: what was typed for a combination that is still there stays with it. */
export function variantsFor(axes: NewProductValues['axes'], typed: readonly TypedVariant[]): TypedVariant[] {
  const named = axes.map(({ values }) => [...new Set(valuesIn(values))]).filter((values) => values.length > 0)
  return combinations(named).map(
    (choice) =>
      typed.find((variant) => variant.choice.join() === choice.join()) ?? {
        ...{ choice, offered: true, sku: '' },
        price: typed[0]?.price ?? '',
        onHand: '',
      },
  )
}

/** An amount above zero in minor units; null where it is none. */
export function priceIn(field: string, digits: number): number | null {
  const amount = parseDecimal(field, digits)
  return amount !== null && amount > 0 && amount <= MAX_AMOUNT ? amount : null
}

/** A whole number that may be on a shelf; null where it is none. */
export function unitsIn(field: string): number | null {
  return /^\d{1,9}$/.test(field.trim()) ? Number(field) : null
}

/** What is sent, of fields that were found to be right. */
export function inputOf(
  { variants, axes, category, ...texts }: NewProductValues,
  { digits, status }: { digits: number; status: NewProductInput['status'] },
): NewProductInput {
  return {
    ...{ ...texts, category: category || null, status },
    axes: axes.map(({ name, values }) => ({ name, values: valuesIn(values) })),
    variants: offeredOf(variants).map(({ choice, sku, price, onHand }) => ({
      ...{ choice, sku, price: priceIn(price, digits) ?? 0, onHand: unitsIn(onHand) ?? 0 },
    })),
  }
}

const offeredOf = (variants: readonly TypedVariant[]) => variants.filter(({ offered }) => offered)

/** The field of the form that the API means by a path: it is sent only the variants that are offered. */
export function fieldOf(path: string, variants: readonly TypedVariant[]): string {
  const [, at, rest] = /^variants\.(\d+)\.(.+)$/.exec(path) ?? []
  const meant = at && offeredOf(variants)[Number(at)]
  if (!meant) return path
  return `variants.${variants.indexOf(meant)}.${rest === 'choice' ? 'sku' : rest}`
}
