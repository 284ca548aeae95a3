'use client'

import { useTranslations } from 'next-intl'
import { type ReactElement, useState } from 'react'
import { RadioGroup } from '#app/_components/ui/radio-group.tsx'
import type { Messages } from '#server/messages/index.ts'
import { ConfirmAction, type Said } from './confirm-action.tsx'

type ReasonCode = keyof Messages['admin']['reasons']

interface ReasonActionProps<Reason extends ReasonCode> {
  trigger: ReactElement
  title: string
  /** What happens, and how it is undone. */
  description: string
  confirmLabel: string
  destructive?: boolean
  reasons: readonly Reason[]
  act: (reason: Reason) => Promise<Said>
}

/** A question that wants a reason before anything happens; the audit trail keeps it. An island: it calls the API. */
export function ReasonAction<Reason extends ReasonCode>(props: ReasonActionProps<Reason>) {
  const { reasons, act, ...question } = props
  const t = useTranslations('admin')
  const [reason, setReason] = useState<Reason>()
  const [asked, setAsked] = useState(false)

  async function confirm() {
    setAsked(true)
    if (!reason) return null
    const said = await act(reason)
    setReason(undefined)
    setAsked(false)
    return said
  }

  return (
    <ConfirmAction {...question} act={confirm}>
      <RadioGroup
        legend={t('shared.why')}
        value={reason ?? ''}
        onValueChange={(value) => setReason(reasons.find((known) => known === value))}
        options={reasons.map((value: ReasonCode) => ({ value, label: t(`reasons.${value}`) }))}
        error={asked && !reason ? t('shared.chooseReason') : undefined}
      />
    </ConfirmAction>
  )
}
