'use client'

import { CircleAlert } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { createContext, type ReactNode, use, useId } from 'react'
import { cn } from './cn.ts'

/** What ties a control to its field for the browser and for assistive technology. */
interface FieldControl {
  id?: string
  name?: string
  disabled?: boolean
  'aria-describedby'?: string
  'aria-invalid'?: boolean
}

const FieldContext = createContext<FieldControl>({})

/** For a control: spread it before the control's own props, which count more. Nothing where no field is around it. */
export function useFieldControl(): FieldControl {
  return use(FieldContext)
}

type FieldScopeProps = {
  hint?: ReactNode
  error?: string
  disabled?: boolean
  name?: string
  children: ReactNode
}

/** Names the parts of one field. Native: what Base UI has for it is 11 kB on every page with a form. */
export function FieldScope({ hint, error, disabled, name, children }: FieldScopeProps) {
  const id = useId()
  const described = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ')
  return (
    <FieldContext
      value={{
        ...{ id, name, disabled },
        'aria-describedby': described || undefined,
        'aria-invalid': error ? true : undefined,
      }}
    >
      {children}
    </FieldContext>
  )
}

/** Help that belongs to the field around it (`aria-describedby`). */
export function FieldHint({ className, children }: { className?: string; children: ReactNode }) {
  const { id } = useFieldControl()
  return (
    <p id={`${id}-hint`} className={cn('text-sm text-muted-foreground', className)}>
      {children}
    </p>
  )
}

/** What is wrong with the field around it, and what to do; tied to it by `aria-describedby`. */
export function FieldError({ className, children }: { className?: string; children: ReactNode }) {
  const { id } = useFieldControl()
  return (
    <div id={`${id}-error`} className={cn('flex items-start gap-1.5 text-sm text-destructive', className)}>
      <CircleAlert aria-hidden className="mt-0.5 size-4 shrink-0" />
      <span>{children}</span>
    </div>
  )
}

export type FieldProps = {
  label: ReactNode
  /** What a person needs to know before typing; stands above the control. */
  hint?: ReactNode
  /** Words, not codes: what is wrong and what to do. Its presence marks the control invalid. */
  error?: string
  /** Adds "(optional)" to the label: what is not marked is required. */
  optional?: boolean
  /** Hides the label from eyes only, for a search box or a table's cell. */
  hideLabel?: boolean
  disabled?: boolean
  name?: string
  className?: string
  /** One control: Input, Textarea or Select. */
  children: ReactNode
}

/** Label, hint, control and error, tied together for assistive technology. */
export function Field(props: FieldProps) {
  const { label, hint, error, optional, hideLabel, disabled, name, className, children } = props
  const t = useTranslations('common.ui')
  return (
    <FieldScope hint={hint} error={error} disabled={disabled} name={name}>
      <div className={cn('flex min-w-0 flex-col gap-1.5', className)}>
        <FieldLabel hidden={hideLabel}>
          {label}
          {optional && <span className="font-normal text-muted-foreground"> ({t('optional')})</span>}
        </FieldLabel>
        {hint && <FieldHint>{hint}</FieldHint>}
        {children}
        {error && <FieldError>{error}</FieldError>}
      </div>
    </FieldScope>
  )
}

function FieldLabel({ hidden, children }: { hidden?: boolean; children: ReactNode }) {
  const { id } = useFieldControl()
  return (
    <label htmlFor={id} className={cn('text-sm font-medium', hidden && 'sr-only')}>
      {children}
    </label>
  )
}
