'use client'

import { type ReactNode, useId } from 'react'
import { cn } from './cn.ts'
import { FieldError, FieldHint, FieldScope, useFieldControl } from './field.tsx'

export type RadioOption = {
  value: string
  label: ReactNode
  description?: ReactNode
  /** Stands at the right edge, e.g. a price. */
  aside?: ReactNode
  disabled?: boolean
}

type RadioGroupProps = {
  legend: ReactNode
  hideLegend?: boolean
  options: readonly RadioOption[]
  value?: string
  defaultValue?: string
  onValueChange?: (value: string) => void
  name?: string
  hint?: ReactNode
  error?: string
  /** `list` for short choices, `cards` where each choice needs a sentence. */
  layout?: 'list' | 'cards'
  className?: string
}

/** One of a few, all of them visible. Arrow keys move, the legend names the group. */
export function RadioGroup(props: RadioGroupProps) {
  const { legend, hideLegend, hint, error, layout = 'list', className, name, ...choices } = props
  return (
    <FieldScope hint={hint} error={error}>
      <div className={className}>
        <Group legend={legend} hideLegend={hideLegend} layout={layout}>
          {hint && <FieldHint className="mb-1.5">{hint}</FieldHint>}
          <Choices {...choices} name={name} layout={layout} />
          {error && <FieldError className="mt-1.5">{error}</FieldError>}
        </Group>
      </div>
    </FieldScope>
  )
}

type GroupProps = Pick<RadioGroupProps, 'legend' | 'hideLegend' | 'layout'> & { children: ReactNode }

function Group({ legend, hideLegend, layout, children }: GroupProps) {
  const { id, ...state } = useFieldControl()
  return (
    <div
      role="radiogroup"
      aria-labelledby={`${id}-legend`}
      aria-describedby={state['aria-describedby']}
      aria-invalid={state['aria-invalid']}
      className={cn('flex min-w-0 flex-col', layout === 'cards' && 'gap-2')}
    >
      <div id={`${id}-legend`} className={cn('mb-1.5 text-sm font-medium', hideLegend && 'sr-only')}>
        {legend}
      </div>
      {children}
    </div>
  )
}

type ChoicesProps = Pick<
  RadioGroupProps,
  'options' | 'value' | 'defaultValue' | 'onValueChange' | 'name' | 'layout'
>

function Choices({ options, value, defaultValue, onValueChange, name, layout }: ChoicesProps) {
  // What belongs together has a name, also in a form that needs none.
  const own = useId()
  return options.map((option) => (
    <label
      key={option.value}
      className={cn(
        'flex min-h-11 items-start gap-3 text-sm leading-5 has-disabled:cursor-not-allowed has-disabled:text-muted-foreground',
        layout === 'list' && 'py-3 md:min-h-8 md:py-1.5',
        layout === 'cards' &&
          'rounded-lg border border-border bg-card p-4 transition-colors hover:border-input has-checked:border-primary has-checked:bg-primary-soft',
      )}
    >
      <input
        type="radio"
        name={name ?? own}
        value={option.value}
        disabled={option.disabled}
        checked={value === undefined ? undefined : value === option.value}
        defaultChecked={value === undefined ? defaultValue === option.value : undefined}
        onChange={() => onValueChange?.(option.value)}
        className="relative size-5 shrink-0 appearance-none rounded-full border border-input bg-card transition-colors after:absolute after:inset-0 after:m-auto after:hidden after:size-2 after:rounded-full after:bg-primary-foreground after:content-[''] checked:border-primary checked:bg-primary checked:after:block disabled:opacity-50"
      />
      <span className="min-w-0 flex-1">
        <span className={cn('block', layout === 'cards' && 'font-medium')}>{option.label}</span>
        {option.description && (
          <span className="mt-0.5 block text-muted-foreground">{option.description}</span>
        )}
      </span>
      {option.aside && <span className="shrink-0 font-medium tabular-nums">{option.aside}</span>}
    </label>
  ))
}
