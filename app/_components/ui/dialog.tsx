'use client'

import { Dialog as Base } from '@base-ui/react/dialog'
import { X } from 'lucide-react'
import { useTranslations } from 'next-intl'
import type { ReactElement, ReactNode } from 'react'
import { buttonVariants } from './button-variants.ts'
import { cn } from './cn.ts'
import { backdropClasses, popupClasses } from './overlay.ts'

type DialogProps = {
  /** The button that opens it, e.g. `<Button>Ship</Button>`; leave out where `open` is held by the caller. */
  trigger?: ReactElement
  title: ReactNode
  description?: ReactNode
  open?: boolean
  onOpenChange?: (open: boolean) => void
  /** Content; a form with a `DialogActions` row at its end. */
  children: ReactNode
  /** For content that needs more than a column: a table, a preview. */
  wide?: boolean
}

/** A window over the page for one task. Focus goes in, stays, and comes back to the trigger. */
export function Dialog({
  trigger,
  title,
  description,
  open,
  onOpenChange,
  children,
  wide = false,
}: DialogProps) {
  const t = useTranslations('common.ui')
  return (
    <Base.Root open={open} onOpenChange={onOpenChange}>
      {trigger && <Base.Trigger render={trigger} />}
      <Base.Portal>
        <Base.Backdrop className={backdropClasses} />
        <Base.Popup className={cn(popupClasses, wide ? 'md:max-w-3xl' : 'md:max-w-lg')}>
          <div className="mb-4 space-y-1 pr-10">
            <Base.Title className="text-lg font-semibold">{title}</Base.Title>
            {description && (
              <Base.Description className="text-sm text-muted-foreground">{description}</Base.Description>
            )}
          </div>
          {children}
          <Base.Close
            aria-label={t('close')}
            className={cn(buttonVariants({ variant: 'ghost', size: 'icon-sm' }), 'absolute top-3 right-3')}
          >
            <X aria-hidden />
          </Base.Close>
        </Base.Popup>
      </Base.Portal>
    </Base.Root>
  )
}

/** Closes the dialog around it; `render` gives it the look, e.g. `<Button variant="outline">`. */
export function DialogClose({ children }: { children: ReactElement }) {
  return <Base.Close render={children} />
}

/** The row of buttons at the end; the main one last in reading order, first under the thumb on a phone. */
export function DialogActions({ children }: { children: ReactNode }) {
  return <div className="mt-6 flex flex-col-reverse gap-2 md:flex-row md:justify-end">{children}</div>
}
