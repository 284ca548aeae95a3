'use client'

import { Checkbox as BaseCheckbox } from '@base-ui/react/checkbox'
import { Field as BaseField } from '@base-ui/react/field'
import { Check, Minus } from 'lucide-react'
import type { ReactNode } from 'react'
import { cn } from './cn.ts'
import { FieldError, FieldHint } from './field.tsx'

const boxClasses = cn(
  'flex size-5 shrink-0 items-center justify-center rounded-sm border border-input bg-card text-primary-foreground transition-colors',
  'hover:border-muted-foreground data-checked:border-primary data-checked:bg-primary data-indeterminate:border-primary data-indeterminate:bg-primary',
  'data-invalid:border-destructive data-disabled:cursor-not-allowed data-disabled:opacity-50',
)

type CheckboxProps = Omit<BaseCheckbox.Root.Props, 'className' | 'render' | 'children'> & {
  className?: string
}

/** The bare box, e.g. for a table's rows; give it an `aria-label`. In forms use `CheckboxField`. */
export function Checkbox({ className, ...props }: CheckboxProps) {
  return (
    <BaseCheckbox.Root
      {...props}
      // The target is 24 px although the box is 20 (WCAG 2.5.8).
      className={cn(boxClasses, 'relative after:absolute after:-inset-1', className)}
    >
      <BaseCheckbox.Indicator className="flex data-unchecked:hidden">
        {props.indeterminate ? (
          <Minus aria-hidden className="size-3.5" />
        ) : (
          <Check aria-hidden className="size-3.5" />
        )}
      </BaseCheckbox.Indicator>
    </BaseCheckbox.Root>
  )
}

type CheckboxFieldProps = CheckboxProps & { label: ReactNode; hint?: ReactNode; error?: string }

/** A box with its label beside it; the whole line is the target. */
export function CheckboxField({
  label,
  hint,
  error,
  className,
  name,
  disabled,
  ...props
}: CheckboxFieldProps) {
  return (
    <BaseField.Root invalid={Boolean(error)} disabled={disabled} name={name} className={className}>
      <BaseField.Label className="flex min-h-11 items-start gap-3 py-3 text-sm leading-5 md:min-h-8 md:py-1.5 data-disabled:cursor-not-allowed data-disabled:text-muted-foreground">
        <Checkbox {...props} />
        <span>{label}</span>
      </BaseField.Label>
      {hint && <FieldHint className="-mt-2 pl-8 md:mt-0">{hint}</FieldHint>}
      {error && <FieldError className="-mt-1 mb-2 pl-8 md:mt-1">{error}</FieldError>}
    </BaseField.Root>
  )
}
