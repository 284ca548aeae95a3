import { ScrollText } from 'lucide-react'
import Link from 'next/link'
import { type Column, DataTable } from '#app/_components/data-table.tsx'
import { DateTime } from '#app/_components/date-time.tsx'
import { EmptyState } from '#app/_components/empty-state.tsx'
import type { AuditRow } from './types.ts'
import { actorWords } from './words.ts'

interface AuditTableProps {
  rows: readonly AuditRow[]
  /** The names of actors, by actor. */
  names: Record<string, string>
  /** What stands there when there are none. */
  empty: string
  className?: string
}

/** Entries of the audit trail. */
export function AuditTable({ rows, names, empty, className }: AuditTableProps) {
  const columns: Column<AuditRow>[] = [
    {
      id: 'event',
      header: 'What happened',
      phone: 'title',
      cell: ({ name, number }) => (
        <span>
          <span className="font-medium">{name}</span>
          <span className="block text-xs font-normal text-muted-foreground tabular-nums">
            Entry {String(number)}
          </span>
        </span>
      ),
    },
    { id: 'who', header: 'Who', cell: ({ actor }) => actorWords(actor, names) },
    { id: 'about', header: 'About', cell: (row) => <Subject row={row} /> },
    { id: 'when', header: 'When', cell: ({ occurredAt }) => <DateTime value={occurredAt} /> },
    {
      id: 'hash',
      header: 'Hash',
      phone: 'hidden',
      cell: ({ hash }) => <code className="font-mono text-xs">{hash.slice(0, 12)}…</code>,
    },
  ]
  return (
    <DataTable
      caption="Audit trail"
      columns={columns}
      rows={rows}
      rowKey={({ number }) => String(number)}
      className={className}
      empty={
        <EmptyState icon={<ScrollText />} title={empty}>
          Each event of the business adds one entry, seconds after it happened.
        </EmptyState>
      }
    />
  )
}

/** What an entry is about; the changed names where it is settings. */
function Subject({ row }: { row: AuditRow }) {
  const { keys } = row.payload as { keys?: unknown }
  if (Array.isArray(keys)) return <span className="[overflow-wrap:anywhere]">{keys.join(', ')}</span>
  const [kind = row.subject, id] = row.subject.split(':')
  const words = id ? `${kind} …${id.slice(-8)}` : kind
  if (!row.orderId) return <span className="whitespace-nowrap">{words}</span>
  return (
    <Link href={`/admin/audit?orderId=${row.orderId}`} className="link whitespace-nowrap">
      {words}
    </Link>
  )
}
