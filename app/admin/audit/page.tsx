import type { Metadata } from 'next'
import Link from 'next/link'
import { PageHeader } from '#app/_components/page-header.tsx'
import { pathWith, type Query, wishes } from '#app/_components/path.ts'
import { Alert } from '#app/_components/ui/alert.tsx'
import { Button } from '#app/_components/ui/button.tsx'
import { Card, CardContent } from '#app/_components/ui/card.tsx'
import { Field } from '#app/_components/ui/field.tsx'
import { Pagination } from '#app/_components/ui/pagination.tsx'
import { Select } from '#app/_components/ui/select.tsx'
import { ACTOR_KINDS, auditPageInput } from '#server/modules/audit/schema.ts'
import { api } from '#server/trpc/caller.ts'
import { AuditTable } from '../_parts/audit-table.tsx'
import { VerifyAudit } from '../_parts/verify-audit.tsx'
import { humanise } from '../_parts/words.ts'

export const metadata: Metadata = { title: 'Audit trail' }

const PATH = '/admin/audit'

export default async function Audit({ searchParams }: { searchParams: Query }) {
  const parsed = auditPageInput.safeParse(wishes(await searchParams))
  const filter = parsed.success ? parsed.data : {}
  const { before, ...kept } = filter
  const { admin } = await api()
  const [{ rows, next, names, orderCode }, events] = await Promise.all([
    admin.audit.list(filter),
    admin.audit.events(),
  ])
  const filtered = Object.values(kept).some(Boolean)
  return (
    <>
      <PageHeader
        title="Audit trail"
        description="What happened, who caused it and when. Each entry carries the hash of the one before it, so that nothing can be changed or taken out unseen."
      />
      <Card className="mb-6">
        <CardContent>
          <VerifyAudit />
        </CardContent>
      </Card>
      {kept.orderId ? (
        <Alert
          className="mb-4"
          title={orderCode ? `Entries of order ${orderCode}` : 'Entries of one order'}
          action={
            <span className="flex flex-wrap gap-x-4 gap-y-2">
              {orderCode ? (
                <Link href={`/admin/orders/${orderCode}`} className="link">
                  Open the order
                </Link>
              ) : null}
              <Link href={PATH} className="link">
                Show all entries
              </Link>
            </span>
          }
        />
      ) : null}
      <form action={PATH} className="mb-4 flex flex-wrap items-end gap-3">
        {kept.orderId ? <input type="hidden" name="orderId" value={kept.orderId} /> : null}
        <Field label="Event" name="name" className="w-full sm:w-64">
          <Select
            key={kept.name}
            defaultValue={kept.name ?? ''}
            options={[
              { value: '', label: 'All events' },
              ...events.map((name) => ({ value: name, label: name })),
            ]}
          />
        </Field>
        <Field label="Who" name="actor" className="w-full sm:w-48">
          <Select
            key={kept.actor}
            defaultValue={kept.actor ?? ''}
            options={[
              { value: '', label: 'Everybody' },
              ...ACTOR_KINDS.map((kind) => ({ value: kind, label: humanise(kind) })),
            ]}
          />
        </Field>
        <Button type="submit" variant="outline">
          Filter
        </Button>
      </form>
      <Card className="overflow-hidden">
        <AuditTable
          rows={rows}
          names={names}
          empty={filtered ? 'No entry matches' : 'Nothing is recorded yet'}
        />
        {before || next !== null ? (
          <Pagination
            className="border-t border-border px-4 py-3 md:px-6"
            previousHref={before ? pathWith(PATH, kept) : undefined}
            nextHref={next === null ? undefined : pathWith(PATH, { ...kept, before: String(next) })}
            summary={before ? 'Older entries' : 'Newest entries'}
          />
        ) : null}
      </Card>
    </>
  )
}
