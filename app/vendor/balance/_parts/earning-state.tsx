import { useTranslations } from 'next-intl'
import { Badge, type BadgeTone } from '#app/_components/ui/badge.tsx'
import type { Earning } from '../../_parts/types.ts'

const tones: Record<Earning['state'], BadgeTone> = {
  pending: 'neutral',
  scheduled: 'info',
  released: 'success',
  'paid-out': 'success',
  reversed: 'neutral',
}

/** How far an earning got. */
export function EarningState({ state }: Pick<Earning, 'state'>) {
  const t = useTranslations('vendor.balance.states')
  return <Badge tone={tones[state]}>{t(state)}</Badge>
}
