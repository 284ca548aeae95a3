import { useTranslations } from 'next-intl'
import { StatusBadge } from '#app/_components/status-badge.tsx'
import type { TimelineJob } from './types.ts'

const LOOKS: Record<TimelineJob['state'], string> = {
  waiting: 'queued',
  open: 'open',
  failing: 'failed',
  dead: 'dead',
  done: 'done',
}

/** The state of one (event, listener) pair. */
export function JobState({ state }: { state: TimelineJob['state'] }) {
  const t = useTranslations('admin.jobs')
  return <StatusBadge kind="job" status={LOOKS[state]} label={t(`states.${state}`)} />
}
