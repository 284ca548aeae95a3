import { StatusBadge } from '#app/_components/status-badge.tsx'
import type { TimelineJob } from './types.ts'

const looks: Record<TimelineJob['state'], { status: string; label: string }> = {
  waiting: { status: 'queued', label: 'Not sent yet' },
  open: { status: 'open', label: 'Waiting' },
  failing: { status: 'failed', label: 'Failing, tried again' },
  dead: { status: 'dead', label: 'Dead' },
  done: { status: 'done', label: 'Done' },
}

/** The state of one (event, listener) pair. */
export function JobState({ state }: { state: TimelineJob['state'] }) {
  return <StatusBadge kind="job" {...looks[state]} />
}
