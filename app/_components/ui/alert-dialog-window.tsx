'use client'

import { AlertDialog as Base } from '@base-ui/react/alert-dialog'
import { type ReactNode, type RefObject, useState } from 'react'
import { Button } from './button.tsx'
import { cn } from './cn.ts'
import { DialogActions } from './dialog.tsx'
import { backdropClasses, popupClasses } from './overlay.ts'

export type Question = {
  title: ReactNode
  /** What will happen, and whether it can be undone. */
  description: ReactNode
  /** The verb, never "OK". */
  confirmLabel: string
  cancelLabel?: string
  destructive?: boolean
  /** Closes when it resolves; stays open, usable again, when it rejects or resolves to false. */
  onConfirm: () => Promise<unknown> | unknown
  /** More to fill in, e.g. a reason. */
  children?: ReactNode
}

type AlertDialogWindowProps = Question & {
  open: boolean
  onOpenChange: (open: boolean) => void
  /** What takes the focus back. */
  opener: RefObject<HTMLElement | null>
}

/** The question itself; see alert-dialog.tsx, which loads it. */
export default function AlertDialogWindow({
  open,
  onOpenChange,
  opener,
  ...question
}: AlertDialogWindowProps) {
  const {
    title,
    description,
    confirmLabel,
    cancelLabel = 'Go back',
    destructive,
    onConfirm,
    children,
  } = question
  const [busy, setBusy] = useState(false)

  async function confirm() {
    setBusy(true)
    try {
      if ((await onConfirm()) !== false) onOpenChange(false)
    } catch {
      // The caller says what went wrong; the question stays.
    } finally {
      setBusy(false)
    }
  }

  return (
    <Base.Root open={open} onOpenChange={(next) => !busy && onOpenChange(next)}>
      <Base.Portal>
        <Base.Backdrop className={backdropClasses} />
        <Base.Popup finalFocus={opener} className={cn(popupClasses, 'md:max-w-lg')}>
          <Base.Title className="text-lg font-semibold">{title}</Base.Title>
          <Base.Description className="mt-2 text-sm text-muted-foreground">{description}</Base.Description>
          {children && <div className="mt-4">{children}</div>}
          <DialogActions>
            <Base.Close render={<Button variant="outline">{cancelLabel}</Button>} />
            <Button variant={destructive ? 'destructive' : 'primary'} loading={busy} onClick={confirm}>
              {confirmLabel}
            </Button>
          </DialogActions>
        </Base.Popup>
      </Base.Portal>
    </Base.Root>
  )
}
