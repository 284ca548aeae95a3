'use client'

import { useTranslations } from 'next-intl'
import { cloneElement, type ReactElement, type Ref, useRef, useState } from 'react'
import type { Question } from './alert-dialog-window.tsx'
import type { ButtonProps } from './button.tsx'
import { toast } from './toast.ts'

type AlertDialogProps = Question & {
  /** The button that asks, e.g. `<Button variant="destructive">Cancel order</Button>`. */
  trigger: ReactElement
}

const load = () => import('./alert-dialog-window.tsx')
const loadAhead = () => void load().catch(() => {})

/**
 * A question that must be answered. A press outside does not close it; Escape means no. Its window is loaded when
 * somebody comes near the button: 25 kB that most visits need not.
 */
export function AlertDialog({ trigger, ...question }: AlertDialogProps) {
  const t = useTranslations('common.errors')
  const opener = useRef<HTMLButtonElement>(null)
  const [open, setOpen] = useState(false)
  const [Window, setWindow] = useState<Awaited<ReturnType<typeof load>>['default']>()

  async function ask() {
    try {
      const { default: AlertDialogWindow } = await load()
      setWindow(() => AlertDialogWindow)
      setOpen(true)
    } catch {
      toast.error(t('unreachable'))
    }
  }

  return (
    <>
      {cloneElement(trigger as ReactElement<ButtonProps & { ref: Ref<HTMLButtonElement> }>, {
        ...{ ref: opener, onClick: ask, onFocus: loadAhead, onPointerEnter: loadAhead },
        ...{ 'aria-haspopup': 'dialog', 'aria-expanded': open },
      })}
      {Window && <Window {...question} open={open} onOpenChange={setOpen} opener={opener} />}
    </>
  )
}
