'use client'

import { useTranslations } from 'next-intl'
import { useId } from 'react'
import { announce } from '#app/_components/live-region.tsx'
import { cn } from '#app/_components/ui/cn.ts'
import type { OptionAxis, OptionChoice } from '#server/modules/catalog/schema.ts'
import { followers, pick, type ValueState, valueState } from '../_lib/variants.ts'

type VariantPickerProps = {
  axes: readonly OptionAxis[]
  variants: readonly { options: OptionChoice; available: number }[]
  choice: OptionChoice
  onChoice: (choice: OptionChoice) => void
}

/**
 * One group of radio buttons per axis, which shows what is sold out and what is not made. A combination that is not made
 * can still be picked: the other axes follow, and it is said which.
 */
export function VariantPicker({ axes, variants, choice, onChoice }: VariantPickerProps) {
  const t = useTranslations('product.options')
  const states = axes.flatMap(({ name, values }) =>
    values.map((value) => valueState(variants, choice, name, value)),
  )
  if (axes.length === 0) return null

  function choose(axis: string, value: string) {
    const next = pick(variants, axes, choice, axis, value)
    onChoice(next)
    const followed = followers(axes, choice, next, axis)
    if (followed.length > 0) {
      announce(followed.map((name) => t('followed', { axis: name, value: next[name] ?? '' })).join(' '))
    }
  }
  return (
    <div className="space-y-4">
      {axes.map((axis) => (
        <AxisGroup
          key={axis.name}
          axis={axis}
          chosen={choice[axis.name]}
          stateOf={(value) => valueState(variants, choice, axis.name, value)}
          onValue={(value) => choose(axis.name, value)}
        />
      ))}
      {(states.includes('sold-out') || states.includes('missing')) && (
        <p className="text-xs text-muted-foreground">
          {states.includes('sold-out') && `${t('soldOutLegend')} `}
          {states.includes('missing') && t('notMadeLegend')}
        </p>
      )}
    </div>
  )
}

type AxisGroupProps = {
  axis: OptionAxis
  chosen: string | undefined
  stateOf: (value: string) => ValueState
  onValue: (value: string) => void
}

function AxisGroup({ axis, chosen, stateOf, onValue }: AxisGroupProps) {
  const t = useTranslations('product.options')
  const id = useId()
  return (
    <fieldset className="min-w-0">
      <legend className="mb-2 text-sm">
        <span className="font-medium">{axis.name}</span>
        <span className="text-muted-foreground">: {chosen}</span>
      </legend>
      <div className="flex flex-wrap gap-2">
        {axis.values.map((value) => {
          const state = stateOf(value)
          return (
            <label
              key={value}
              className={cn(
                'relative inline-flex min-h-11 min-w-11 items-center justify-center rounded-md border border-input bg-card px-3.5 text-sm transition-colors md:min-h-10',
                'hover:bg-accent has-checked:border-primary has-checked:bg-primary-soft has-checked:font-medium has-checked:text-primary-soft-foreground has-checked:ring-1 has-checked:ring-primary',
                'has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-ring',
                state === 'sold-out' && 'text-muted-foreground line-through',
                state === 'missing' && 'border-dashed text-muted-foreground',
              )}
            >
              <input
                type="radio"
                name={`${id}-${axis.name}`}
                value={value}
                checked={chosen === value}
                onChange={() => onValue(value)}
                className="sr-only"
              />
              {value}
              {state === 'sold-out' && <span className="sr-only"> ({t('soldOut')})</span>}
              {state === 'missing' && <span className="sr-only"> ({t('notMade')})</span>}
            </label>
          )
        })}
      </div>
    </fieldset>
  )
}
