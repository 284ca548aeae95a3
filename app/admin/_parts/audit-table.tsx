import { ScrollText } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { DataTable } from '#app/_components/data-table.tsx'
import { DateTime } from '#app/_components/date-time.tsx'
import { EmptyState } from '#app/_components/empty-state.tsx'
import type { PaginationProps } from '#app/_components/ui/pagination.tsx'
import { Link } from '#app/_i18n/link.tsx'
import type { AuditRow } from './types.ts'
import { useActorWords } from './words.ts'

interface AuditTableProps {
  rows: readonly AuditRow[]
  /** The names of actors, by actor. */
  names: Record<string, string>
  /** What stands there when there are none. */
  empty: string
  pages?: PaginationProps
  className?: string
}

/** Entries of the audit trail. */
export function AuditTable({ rows, names, empty, pages, className }: AuditTableProps) {
  const t = useTranslations('admin.audit')
  const actor = useActorWords(names)
  return (
    <DataTable
      caption={t('title')}
      rows={rows}
      rowKey={({ number }) => String(number)}
      pages={pages}
      className={className}
      empty={
        <EmptyState icon={<ScrollText />} title={empty}>
          {t('emptyText')}
        </EmptyState>
      }
      columns={[
        {
          id: 'event',
          header: t('event'),
          phone: 'title',
          cell: ({ name, number }) => (
            <span>
              <span className="font-medium">{name}</span>
              <span className="block text-xs font-normal text-muted-foreground tabular-nums">
                {t('entry', { number: String(number) })}
              </span>
            </span>
          ),
        },
        { id: 'who', header: t('who'), cell: (row) => actor(row.actor) },
        { id: 'about', header: t('about'), cell: (row) => <Subject row={row} /> },
        {
          id: 'details',
          header: t('details'),
          className: 'md:max-w-72',
          cell: (row) => <Details row={row} />,
        },
        { id: 'when', header: t('when'), cell: ({ occurredAt }) => <DateTime value={occurredAt} /> },
        {
          id: 'hash',
          header: t('hash'),
          phone: 'hidden',
          cell: ({ hash }) => <code className="font-mono text-xs">{hash.slice(0, 12)}…</code>,
        },
      ]}
    />
  )
}

/** What an entry is about, and the way to all that is about the same. */
function Subject({ row: { subject } }: { row: AuditRow }) {
  const [kind = subject, id] = subject.split(':')
  if (!id) return kind
  return (
    <Link href={`/admin/audit?subject=${subject}`} className="link whitespace-nowrap">
      {kind} …{id.slice(-8)}
    </Link>
  )
}

/** What an entry says beside ids: a reason, what was changed, how many. */
function Details({ row: { payload } }: { row: AuditRow }) {
  const told = Object.entries(payload as Record<string, unknown>).flatMap(([name, value]) => {
    if (value === null || value === undefined || name.endsWith('Id')) return []
    return [`${name}: ${Array.isArray(value) ? value.join(', ') : String(value)}`]
  })
  return told.length > 0 ? <span className="[overflow-wrap:anywhere]">{told.join(', ')}</span> : '–'
}
