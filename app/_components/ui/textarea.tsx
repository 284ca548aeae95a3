'use client'

import { Field as BaseField } from '@base-ui/react/field'
import type { ComponentProps } from 'react'
import { cn } from './cn.ts'
import { controlClasses } from './control.ts'

/** Several lines of text; grows with what is typed where the browser can. */
export function Textarea({ className, rows = 4, ...props }: ComponentProps<'textarea'>) {
  return (
    <BaseField.Control
      {...(props as ComponentProps<typeof BaseField.Control>)}
      render={<textarea rows={rows} />}
      className={cn(controlClasses, 'field-sizing-content min-h-24 px-3 py-2.5', className)}
    />
  )
}
