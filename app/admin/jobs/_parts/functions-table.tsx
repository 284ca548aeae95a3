import { useTranslations } from 'next-intl'
import { DataTable } from '#app/_components/data-table.tsx'
import { DateTime } from '#app/_components/date-time.tsx'
import { formatDuration, formatNumber } from '#app/_components/format.ts'
import { pathWith } from '#app/_components/path.ts'
import { Card, CardHeader } from '#app/_components/ui/card.tsx'
import { Link } from '#app/_i18n/link.tsx'
import type { Listener } from '../../_parts/types.ts'

/** Every function and how it stands; each count leads to its runs. */
export function FunctionsTable({ listeners }: { listeners: readonly Listener[] }) {
  const t = useTranslations('admin.jobs')
  const counted = ['dead', 'failing', 'open'] as const
  return (
    <Card className="overflow-hidden">
      <CardHeader title={t('functions')} />
      <DataTable
        caption={t('functions')}
        rows={listeners}
        rowKey={({ listener }) => listener}
        className="border-t border-border"
        columns={[
          { id: 'listener', header: t('function'), phone: 'title', cell: (row) => <Name row={row} /> },
          ...counted.map((state) => ({
            id: state,
            header: t(`${state}Count`),
            align: 'end' as const,
            phone: 'hidden' as const,
            cell: (row: Listener) => <Count listener={row.listener} state={state} value={row[state]} />,
          })),
          {
            id: 'done',
            header: t('doneCount'),
            align: 'end',
            phone: 'hidden',
            cell: ({ doneLately }) => formatNumber(doneLately),
          },
          {
            id: 'average',
            header: t('average'),
            align: 'end',
            phone: 'hidden',
            cell: ({ averageMs }) => (averageMs === null ? '–' : formatDuration(averageMs)),
          },
          {
            id: 'last',
            header: t('last'),
            phone: 'hidden',
            cell: ({ lastFinishedAt }) =>
              lastFinishedAt ? <DateTime value={lastFinishedAt} style="time" /> : '–',
          },
        ]}
      />
    </Card>
  )
}

/** A function's name, with its counts in one line where there is no room for columns: what is not none. */
function Name({ row }: { row: Listener }) {
  const t = useTranslations('admin.jobs')
  const told = (['dead', 'failing', 'open', 'doneLately'] as const).flatMap((key) =>
    row[key] > 0 ? [t(`inWords.${key}`, { count: formatNumber(row[key]) })] : [],
  )
  return (
    <span>
      <Link href={pathWith('/admin/jobs', { listener: row.listener })} className="link font-medium">
        {row.listener}
      </Link>
      <span className="block text-sm font-normal text-muted-foreground md:hidden">
        {told.length > 0 ? told.join(', ') : t('inWords.nothing')}
      </span>
    </span>
  )
}

const TONES = { dead: 'text-destructive', failing: 'text-warning', open: '' } as const

/** A count that is quiet where it is none. */
function Count({ listener, state, value }: { listener: string; state: keyof typeof TONES; value: number }) {
  if (value === 0) return <span className="text-muted-foreground">0</span>
  return (
    <Link href={pathWith('/admin/jobs', { listener, state })} className={`link font-medium ${TONES[state]}`}>
      {formatNumber(value)}
    </Link>
  )
}
