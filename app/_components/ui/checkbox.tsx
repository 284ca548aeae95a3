'use client'

import { Check, Minus } from 'lucide-react'
import { type ComponentProps, type ReactNode, useEffect, useRef } from 'react'
import { cn } from './cn.ts'
import { FieldError, FieldHint, FieldScope, useFieldControl } from './field.tsx'

const boxClasses = cn(
  'peer relative size-5 appearance-none rounded-sm border border-input bg-card transition-colors',
  // The target is 24 px although the box is 20 (WCAG 2.5.8).
  "after:absolute after:-inset-1 after:content-['']",
  'hover:border-muted-foreground checked:border-primary checked:bg-primary indeterminate:border-primary indeterminate:bg-primary',
  'aria-invalid:border-destructive disabled:cursor-not-allowed disabled:opacity-50',
)
const markClasses = 'pointer-events-none absolute inset-0 m-auto hidden size-3.5 text-primary-foreground'

type CheckboxProps = Omit<ComponentProps<'input'>, 'type' | 'onChange'> & {
  onCheckedChange?: (checked: boolean) => void
  /** Some of what it stands for. */
  indeterminate?: boolean
}

/** The bare box, e.g. for a table's rows; give it an `aria-label`. In forms use `CheckboxField`. */
export function Checkbox({ className, onCheckedChange, indeterminate = false, ...props }: CheckboxProps) {
  const field = useFieldControl()
  const box = useRef<HTMLInputElement>(null)
  // The browser takes it back with every press, and has no attribute for it.
  useEffect(() => {
    if (box.current) box.current.indeterminate = indeterminate
  })
  return (
    <span className={cn('relative flex size-5 shrink-0', className)}>
      <input
        {...field}
        {...props}
        ref={box}
        type="checkbox"
        onChange={(event) => onCheckedChange?.(event.target.checked)}
        className={boxClasses}
      />
      <Check aria-hidden className={cn(markClasses, 'peer-checked:block peer-indeterminate:hidden')} />
      <Minus aria-hidden className={cn(markClasses, 'peer-indeterminate:block')} />
    </span>
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
    <FieldScope hint={hint} error={error} disabled={disabled} name={name}>
      <div className={className}>
        {/* biome-ignore lint/a11y/noLabelWithoutControl: the box inside is an input */}
        <label className="flex min-h-11 items-start gap-3 py-3 text-sm leading-5 md:min-h-8 md:py-1.5 has-disabled:cursor-not-allowed has-disabled:text-muted-foreground">
          <Checkbox {...props} />
          <span>{label}</span>
        </label>
        {hint && <FieldHint className="-mt-2 pl-8 md:mt-0">{hint}</FieldHint>}
        {error && <FieldError className="-mt-1 mb-2 pl-8 md:mt-1">{error}</FieldError>}
      </div>
    </FieldScope>
  )
}
