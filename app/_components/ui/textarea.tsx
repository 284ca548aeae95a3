'use client'

import type { ComponentProps } from 'react'
import { cn } from './cn.ts'
import { controlClasses } from './control.ts'
import { useFieldControl } from './field.tsx'

/** Several lines of text; grows with what is typed where the browser can. */
export function Textarea({ className, rows = 4, ...props }: ComponentProps<'textarea'>) {
  const field = useFieldControl()
  return (
    <textarea
      {...field}
      {...props}
      rows={rows}
      className={cn(controlClasses, 'field-sizing-content min-h-24 px-3 py-2.5', className)}
    />
  )
}
