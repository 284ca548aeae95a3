'use client'

import { useEffect } from 'react'
import { Toaster, toast } from 'sonner'
import { toastsReady } from './toast.ts'

/** Loaded with the first toast; see toaster.tsx. Colours come from our tokens, for both themes. */
export default function SonnerToaster() {
  useEffect(() => toastsReady(toast), [])
  return (
    // sonner sends the focus that leaves its list back to where it came from, so that Tab never gets past an open toast
    // (WCAG 2.1.2). It does so only where it saw the focus come in.
    <div onFocusCapture={(event) => event.stopPropagation()}>
      <Toaster
        position="bottom-right"
        visibleToasts={3}
        closeButton
        toastOptions={{
          duration: 6000,
          classNames: {
            toast:
              '!rounded-lg !border-border !bg-popover !text-popover-foreground !shadow-lg !font-sans !text-sm !p-4',
            description: '!text-muted-foreground',
            success: '[&_[data-icon]]:!text-success',
            error: '[&_[data-icon]]:!text-destructive',
            info: '[&_[data-icon]]:!text-info',
            actionButton: '!h-8 !rounded-md !bg-primary !px-3 !text-primary-foreground',
            closeButton: '!size-6 !border-border !bg-popover !text-popover-foreground',
          },
        }}
      />
    </div>
  )
}
