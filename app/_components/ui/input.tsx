'use client'

import type { ComponentProps } from 'react'
import { cn } from './cn.ts'
import { controlClasses } from './control.ts'
import { useFieldControl } from './field.tsx'

/** One line of text. Inside `Field` it is tied to label, hint and error; alone it needs an `aria-label`. */
export function Input({ className, ...props }: ComponentProps<'input'>) {
  const field = useFieldControl()
  return <input {...field} {...props} className={cn(controlClasses, 'h-11 px-3 md:h-10', className)} />
}
