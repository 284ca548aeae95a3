'use client'

import { Field as BaseField } from '@base-ui/react/field'
import { Fieldset } from '@base-ui/react/fieldset'
import { Radio } from '@base-ui/react/radio'
import { RadioGroup as BaseRadioGroup } from '@base-ui/react/radio-group'
import type { ReactNode } from 'react'
import { cn } from './cn.ts'
import { FieldError, FieldHint } from './field.tsx'

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
  const {
    legend,
    hideLegend,
    options,
    hint,
    error,
    layout = 'list',
    className,
    name,
    onValueChange,
    ...rest
  } = props
  return (
    <BaseField.Root name={name} invalid={Boolean(error)} className={className}>
      <Fieldset.Root
        render={
          <BaseRadioGroup
            {...rest}
            onValueChange={onValueChange && ((value) => onValueChange(String(value)))}
            className={cn('flex flex-col', layout === 'cards' && 'gap-2')}
          />
        }
      >
        <Fieldset.Legend className={cn('mb-1.5 text-sm font-medium', hideLegend && 'sr-only')}>
          {legend}
        </Fieldset.Legend>
        {hint && <FieldHint className="mb-1.5">{hint}</FieldHint>}
        {options.map((option) => (
          <Choice key={option.value} option={option} layout={layout} />
        ))}
        {error && <FieldError className="mt-1.5">{error}</FieldError>}
      </Fieldset.Root>
    </BaseField.Root>
  )
}

function Choice({ option, layout }: { option: RadioOption; layout: 'list' | 'cards' }) {
  return (
    <BaseField.Item disabled={option.disabled}>
      <BaseField.Label
        className={cn(
          'flex min-h-11 items-start gap-3 text-sm leading-5 data-disabled:cursor-not-allowed data-disabled:text-muted-foreground',
          layout === 'list' && 'py-3 md:min-h-8 md:py-1.5',
          layout === 'cards' &&
            'rounded-lg border border-border bg-card p-4 transition-colors hover:border-input has-data-checked:border-primary has-data-checked:bg-primary-soft',
        )}
      >
        <Radio.Root
          value={option.value}
          disabled={option.disabled}
          className="flex size-5 shrink-0 items-center justify-center rounded-full border border-input bg-card transition-colors data-checked:border-primary data-checked:bg-primary data-disabled:opacity-50"
        >
          <Radio.Indicator className="size-2 rounded-full bg-primary-foreground data-unchecked:hidden" />
        </Radio.Root>
        <span className="min-w-0 flex-1">
          <span className={cn('block', layout === 'cards' && 'font-medium')}>{option.label}</span>
          {option.description && (
            <span className="mt-0.5 block text-muted-foreground">{option.description}</span>
          )}
        </span>
        {option.aside && <span className="shrink-0 font-medium tabular-nums">{option.aside}</span>}
      </BaseField.Label>
    </BaseField.Item>
  )
}
