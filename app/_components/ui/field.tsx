'use client'

import { Field as BaseField } from '@base-ui/react/field'
import { CircleAlert } from 'lucide-react'
import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { cn } from './cn.ts'

/** Help that belongs to the field around it (`aria-describedby`). */
export function FieldHint({ className, children }: { className?: string; children: ReactNode }) {
  return (
    <BaseField.Description className={cn('text-sm text-muted-foreground', className)}>
      {children}
    </BaseField.Description>
  )
}

/** What is wrong with the field around it, and what to do; tied to it by `aria-describedby`. */
export function FieldError({ className, children }: { className?: string; children: ReactNode }) {
  return (
    <BaseField.Error match className={cn('flex items-start gap-1.5 text-sm text-destructive', className)}>
      <CircleAlert aria-hidden className="mt-0.5 size-4 shrink-0" />
      <span>{children}</span>
    </BaseField.Error>
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
    <BaseField.Root
      invalid={Boolean(error)}
      disabled={disabled}
      name={name}
      className={cn('flex min-w-0 flex-col gap-1.5', className)}
    >
      <BaseField.Label className={cn('text-sm font-medium', hideLabel && 'sr-only')}>
        {label}
        {optional && <span className="font-normal text-muted-foreground"> ({t('optional')})</span>}
      </BaseField.Label>
      {hint && <FieldHint>{hint}</FieldHint>}
      {children}
      {error && <FieldError>{error}</FieldError>}
    </BaseField.Root>
  )
}
