import { Badge, type BadgeTone } from '#app/_components/ui/badge.tsx'

const looks: Record<string, { label: string; tone: BadgeTone }> = {
  pending: { label: 'Pending', tone: 'neutral' },
  scheduled: { label: 'Scheduled', tone: 'info' },
  released: { label: 'Available', tone: 'success' },
  'paid-out': { label: 'Paid out', tone: 'success' },
  reversed: { label: 'Reversed', tone: 'neutral' },
}

/** How far an earning got. */
export function EarningState({ state }: { state: string }) {
  const look = looks[state]
  return <Badge tone={look?.tone ?? 'neutral'}>{look?.label ?? state}</Badge>
}
