'use client'

import { Input as BaseInput } from '@base-ui/react/input'
import type { ComponentProps } from 'react'
import { cn } from './cn.ts'
import { controlClasses } from './control.ts'

/** One line of text. Inside `Field` it is tied to label, hint and error; alone it needs an `aria-label`. */
export function Input({ className, ...props }: ComponentProps<'input'>) {
  return <BaseInput {...props} className={cn(controlClasses, 'h-11 px-3 md:h-10', className)} />
}
