'use client'

import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { type ReactElement, type ReactNode, useState } from 'react'
import { Alert } from '#app/_components/ui/alert.tsx'
import { AlertDialog } from '#app/_components/ui/alert-dialog.tsx'
import { toast } from '#app/_components/ui/toast.ts'
import { messageOf } from '#app/_trpc/errors.ts'

/** What came of an operation, in words: it is said once, as a toast, which is read out. */
export interface Said {
  ok: boolean
  message: string
}

interface ConfirmActionProps {
  trigger: ReactElement
  title: string
  description: ReactNode
  /** The verb. */
  confirmLabel: string
  destructive?: boolean
  /** Calls the API and says what came of it. `null` keeps the question open: something is still to be filled in. */
  act: () => Promise<Said | null>
  children?: ReactNode
}

/**
 * A question before something that matters. An island: it calls the API. The page is read again afterwards, also when
 * the API refused, since then it is not what the operator saw; what did not get through leaves the question open.
 */
export function ConfirmAction({ act, children, ...question }: ConfirmActionProps) {
  const t = useTranslations('admin.shared')
  const router = useRouter()
  const [problem, setProblem] = useState<string>()

  async function confirm(): Promise<boolean> {
    setProblem(undefined)
    try {
      const said = await act()
      if (!said) return false
      toast[said.ok ? 'success' : 'error'](said.message)
      router.refresh()
      return true
    } catch (error) {
      setProblem(messageOf(error))
      return false
    }
  }

  return (
    <AlertDialog {...question} onConfirm={confirm}>
      {children || problem ? (
        <div className="space-y-4">
          {children}
          {problem ? (
            <Alert tone="destructive" live title={t('failed')}>
              {problem}
            </Alert>
          ) : null}
        </div>
      ) : null}
    </AlertDialog>
  )
}
