'use client'

import { useId } from 'react'
import { cn } from '#app/_components/ui/cn.ts'
import type { OptionAxis, OptionChoice } from '#server/modules/catalog/schema.ts'
import { pick, valueState } from '../_lib/variants.ts'

type VariantPickerProps = {
  axes: readonly OptionAxis[]
  variants: readonly { options: OptionChoice; available: number }[]
  choice: OptionChoice
  onChoice: (choice: OptionChoice) => void
}

/** One group of radio buttons per axis. A combination that is not made can still be picked: the other axes follow. */
export function VariantPicker({ axes, variants, choice, onChoice }: VariantPickerProps) {
  const id = useId()
  return axes.map((axis) => (
    <fieldset key={axis.name} className="min-w-0">
      <legend className="mb-2 text-sm">
        <span className="font-medium">{axis.name}</span>
        <span className="text-muted-foreground">: {choice[axis.name]}</span>
      </legend>
      <div className="flex flex-wrap gap-2">
        {axis.values.map((value) => {
          const state = valueState(variants, choice, axis.name, value)
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
                checked={choice[axis.name] === value}
                onChange={() => onChoice(pick(variants, axes, choice, axis.name, value))}
                className="sr-only"
              />
              {value}
              {state === 'sold-out' && <span className="sr-only"> (sold out)</span>}
              {state === 'missing' && <span className="sr-only"> (changes the other choices)</span>}
            </label>
          )
        })}
      </div>
    </fieldset>
  ))
}
