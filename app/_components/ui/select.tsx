'use client'

import { ChevronDown } from 'lucide-react'
import type { ComponentProps } from 'react'
import { cn } from './cn.ts'
import { controlClasses } from './control.ts'
import { useFieldControl } from './field.tsx'

export type SelectOption = { value: string; label: string; disabled?: boolean }

type SelectProps = Omit<ComponentProps<'select'>, 'children'> & {
  options: readonly SelectOption[]
  /** Shown while nothing is chosen; it cannot be chosen again. */
  placeholder?: string
}

/**
 * One of several. The browser's own select: phones show their picker, autofill finds country and region, and it needs
 * no script of ours.
 */
export function Select({ className, options, placeholder, ...props }: SelectProps) {
  const field = useFieldControl()
  return (
    <span className="relative block w-full">
      <select
        {...field}
        {...props}
        className={cn(controlClasses, 'h-11 appearance-none truncate pr-9 pl-3 md:h-10', className)}
      >
        {placeholder !== undefined && (
          <option value="" disabled>
            {placeholder}
          </option>
        )}
        {options.map((option) => (
          <option key={option.value} value={option.value} disabled={option.disabled}>
            {option.label}
          </option>
        ))}
      </select>
      <ChevronDown
        aria-hidden
        className="pointer-events-none absolute top-1/2 right-3 size-4 -translate-y-1/2 text-muted-foreground"
      />
    </span>
  )
}
