'use client'

import { type ComponentProps, useSyncExternalStore } from 'react'
import { cn } from './ui/cn.ts'

const never = () => () => {}

/** Whether the page's scripts are at work. */
function useHydrated(): boolean {
  return useSyncExternalStore(
    never,
    () => true,
    () => false,
  )
}

/**
 * A form that a script sends. Until the script is there its fields wait: what is typed before would be lost, and a browser
 * that sends the form by itself would write it into the address. Errors are ours to tell, not the browser's.
 */
export function Form({
  className,
  children,
  ...props
}: Omit<ComponentProps<'form'>, 'action' | 'noValidate'>) {
  const hydrated = useHydrated()
  return (
    <form {...props} noValidate>
      <fieldset disabled={!hydrated} className={cn('min-w-0', className)}>
        {children}
      </fieldset>
    </form>
  )
}
