import type { Metadata } from 'next'
import { useTranslations } from 'next-intl'
import { getTranslations } from 'next-intl/server'
import { FilterBar } from '#app/_components/filter-bar.tsx'
import type { FilterField } from '#app/_components/filter-field.ts'
import { neighbours } from '#app/_components/neighbours.ts'
import { type Query, wishes } from '#app/_components/path.ts'
import { Alert } from '#app/_components/ui/alert.tsx'
import { Card } from '#app/_components/ui/card.tsx'
import { Link } from '#app/_i18n/link.tsx'
import { ACTOR_KINDS, auditPageInput } from '#server/modules/audit/schema.ts'
import { api } from '#server/trpc/caller.ts'
import { AuditTable } from '../_parts/audit-table.tsx'
import { ProvenHeader } from '../_parts/proven-header.tsx'
import { VerifyAudit } from '../_parts/verify-audit.tsx'

const PATH = '/admin/audit'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('admin.audit'))('title') }
}

export default async function Audit({ searchParams }: { searchParams: Query }) {
  const { after, ...query } = wishes(await searchParams)
  const parsed = auditPageInput.safeParse({ ...query, before: after })
  const { before, ...filter } = parsed.success ? parsed.data : {}
  const [{ admin }, t, actors] = await Promise.all([
    api(),
    getTranslations('admin.audit'),
    getTranslations('admin.actors'),
  ])
  const [{ rows, next, names, orderCode }, events] = await Promise.all([
    admin.audit.list({ ...filter, before }),
    admin.audit.events(),
  ])
  const { orderId, subject, ...values } = filter
  const fields: FilterField[] = [
    {
      kind: 'select',
      name: 'name',
      label: t('filterEvent'),
      options: events.map((name) => ({ value: name, label: name })),
    },
    {
      kind: 'select',
      name: 'actor',
      label: t('filterActor'),
      options: ACTOR_KINDS.map((kind) => ({ value: kind, label: actors(kind) })),
    },
    { kind: 'date', name: 'from', label: t('from') },
    { kind: 'date', name: 'to', label: t('to') },
  ]
  return (
    <>
      <ProvenHeader title={t('title')} text={t('text')}>
        <VerifyAudit />
      </ProvenHeader>
      <About orderId={orderId} subject={subject} orderCode={orderCode} />
      <FilterBar path={PATH} values={values} keep={{ orderId, subject }} fields={fields} />
      <Card className="overflow-hidden">
        <AuditTable
          rows={rows}
          names={names}
          empty={t(Object.values(filter).some(Boolean) ? 'noMatch' : 'empty')}
          pages={neighbours(PATH, filter, {
            ...{ after: before, passed: query.passed },
            next: next === null ? null : String(next),
          })}
        />
      </Card>
    </>
  )
}

interface AboutProps {
  orderId?: string
  subject?: string
  orderCode: string | null
}

/** Whose entries are shown where they are not everybody's. */
function About({ orderId, subject, orderCode }: AboutProps) {
  const t = useTranslations('admin.audit')
  if (!orderId && !subject) return null
  const title = orderCode
    ? t('ofOrder', { code: orderCode })
    : subject
      ? t('ofSubject', { subject })
      : t('ofOneOrder')
  return (
    <Alert
      className="mb-4"
      title={title}
      action={
        <span className="flex flex-wrap gap-x-4 gap-y-2">
          {orderCode ? (
            <Link href={`/admin/orders/${orderCode}`} className="link">
              {t('openOrder')}
            </Link>
          ) : null}
          <Link href={PATH} className="link">
            {t('all')}
          </Link>
        </span>
      }
    />
  )
}
