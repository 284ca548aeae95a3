'use client'

import { Drawer as Base } from '@base-ui/react/drawer'
import { X } from 'lucide-react'
import { useTranslations } from 'next-intl'
import type { ReactElement, ReactNode } from 'react'
import { buttonVariants } from './button-variants.ts'
import { cn } from './cn.ts'
import { backdropClasses } from './overlay.ts'

type DrawerProps = {
  trigger?: ReactElement
  title: ReactNode
  /** The edge it comes from. */
  side?: 'left' | 'right'
  open?: boolean
  onOpenChange?: (open: boolean) => void
  children: ReactNode
}

/** A panel from the edge: the menu on a phone, the cart. Swiping it back closes it. */
export function Drawer({ trigger, title, side = 'right', open, onOpenChange, children }: DrawerProps) {
  const t = useTranslations('common.ui')
  return (
    <Base.Root open={open} onOpenChange={onOpenChange} swipeDirection={side}>
      {trigger && <Base.Trigger render={trigger} />}
      <Base.Portal>
        <Base.Backdrop className={backdropClasses} />
        <Base.Viewport
          className={cn('fixed inset-0 z-50 flex', side === 'right' ? 'justify-end' : 'justify-start')}
        >
          <Base.Popup
            className={cn(
              'flex h-dvh w-[min(24rem,calc(100vw-3rem))] flex-col border-border bg-popover text-popover-foreground shadow-lg outline-none',
              '[transform:translateX(var(--drawer-swipe-movement-x))] transition-transform duration-[280ms] data-swiping:duration-0 data-swiping:select-none',
              side === 'right'
                ? 'border-l data-ending-style:[transform:translateX(100%)] data-starting-style:[transform:translateX(100%)]'
                : 'border-r data-ending-style:[transform:translateX(-100%)] data-starting-style:[transform:translateX(-100%)]',
            )}
          >
            <header className="flex h-16 shrink-0 items-center justify-between gap-4 border-b border-border px-4">
              <Base.Title className="text-base font-semibold">{title}</Base.Title>
              <Base.Close
                aria-label={t('close')}
                className={buttonVariants({ variant: 'ghost', size: 'icon' })}
              >
                <X aria-hidden />
              </Base.Close>
            </header>
            <Base.Content className="min-h-0 flex-1 overflow-y-auto overscroll-contain p-4">
              {children}
            </Base.Content>
          </Base.Popup>
        </Base.Viewport>
      </Base.Portal>
    </Base.Root>
  )
}
