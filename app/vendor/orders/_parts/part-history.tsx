import { useTranslations } from 'next-intl'
import { Timeline, type TimelineEntry } from '#app/_components/timeline.tsx'
import { Card, CardContent, CardHeader } from '#app/_components/ui/card.tsx'
import type { Part } from '../../_parts/types.ts'

/** Where a part goes when all goes well; the money comes last. */
const WAY = ['placed', 'accepted', 'shipped', 'delivered'] as const

/** What happened to a part and what is to come, as its vendor sees it. */
export function PartHistory({ part }: { part: Part }) {
  const t = useTranslations('vendor.order')
  const { status, history, earning } = part
  const past: TimelineEntry[] = history.map(({ toStatus, by, at }) => ({
    id: `${toStatus}-${at.getTime()}`,
    title: t(`steps.${toStatus as Part['status']}`),
    state: toStatus === 'cancelled' ? 'failed' : 'done',
    description: t(`by.${by}`),
    at,
  }))
  const ahead = status === 'cancelled' ? [] : WAY.slice(WAY.indexOf(status as (typeof WAY)[number]) + 1)
  const coming: TimelineEntry[] = ahead.map((step, index) => ({
    id: step,
    title: t(`next.${step}`),
    state: index === 0 ? 'active' : 'waiting',
  }))
  const released: TimelineEntry = {
    id: 'released',
    title: t(earning?.releasedAt ? 'steps.released' : 'next.released'),
    state: earning?.releasedAt ? 'done' : 'waiting',
    at: earning?.releasedAt ?? earning?.releaseAt,
  }
  return (
    <Card>
      <CardHeader title={t('history')} />
      <CardContent>
        <Timeline
          label={t('history')}
          entries={[...past, ...coming, ...(status === 'cancelled' ? [] : [released])]}
        />
      </CardContent>
    </Card>
  )
}
