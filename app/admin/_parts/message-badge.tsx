import { useTranslations } from 'next-intl'
import { StatusBadge } from '#app/_components/status-badge.tsx'
import type { MessageRow } from './types.ts'

/** What became of a mail, an SMS or a notice. */
export function MessageBadge({ state }: { state: MessageRow['state'] }) {
  const t = useTranslations('admin.messages')
  return (
    <StatusBadge
      kind="delivery"
      status={state === 'refused' ? 'failed' : state}
      label={t(`states.${state}`)}
    />
  )
}
