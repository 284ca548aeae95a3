import type { OptionAxis, OptionChoice } from '#server/modules/catalog/schema.ts'

interface Choosable {
  options: OptionChoice
  available: number
}

/** The variant that has exactly this value on every axis; undefined where there is none, or a choice is missing. */
export function variantFor<V extends Choosable>(
  variants: readonly V[],
  axes: readonly OptionAxis[],
  choice: OptionChoice,
): V | undefined {
  return variants.find((variant) =>
    axes.every(({ name }) => choice[name] && variant.options[name] === choice[name]),
  )
}

/** What one value of an axis leads to, given what is chosen on the others. */
export type ValueState = 'available' | 'sold-out' | 'missing'

/**
 * Whether choosing `value` on `axis` leads to something, with the other axes as they are chosen: `missing` where no
 * such combination is made, `sold-out` where it is made but none is left. Axes not chosen yet count as open.
 */
export function valueState(
  variants: readonly Choosable[],
  choice: OptionChoice,
  axis: string,
  value: string,
): ValueState {
  const others = Object.entries(choice).filter(([name]) => name !== axis)
  const made = variants.filter(
    (variant) =>
      variant.options[axis] === value && others.every(([name, chosen]) => variant.options[name] === chosen),
  )
  if (made.length === 0) return 'missing'
  return made.some((variant) => variant.available > 0) ? 'available' : 'sold-out'
}

/** What is chosen when the page opens: the first variant that can be had, or the first at all. */
export function firstChoice(variants: readonly Choosable[]): OptionChoice {
  return (variants.find((variant) => variant.available > 0) ?? variants[0])?.options ?? {}
}

/**
 * The choice after picking `value` on `axis`. Where that combination is not made, the other axes follow to the nearest
 * one that is: a pick is never refused.
 */
export function pick<V extends Choosable>(
  variants: readonly V[],
  axes: readonly OptionAxis[],
  choice: OptionChoice,
  axis: string,
  value: string,
): OptionChoice {
  const wanted = { ...choice, [axis]: value }
  if (variantFor(variants, axes, wanted)) return wanted
  const withValue = variants.filter((variant) => variant.options[axis] === value)
  const agreement = (variant: V) => axes.filter(({ name }) => variant.options[name] === wanted[name]).length
  const nearest = withValue.toSorted(
    (a, b) => agreement(b) - agreement(a) || Number(b.available > 0) - Number(a.available > 0),
  )[0]
  return nearest?.options ?? wanted
}

/** The axes that changed because another one was picked. */
export function followers(
  axes: readonly OptionAxis[],
  before: OptionChoice,
  after: OptionChoice,
  picked: string,
): string[] {
  return axes
    .map(({ name }) => name)
    .filter((name) => name !== picked && before[name] && before[name] !== after[name])
}
