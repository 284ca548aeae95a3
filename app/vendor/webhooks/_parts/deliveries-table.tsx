import { History } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { type Column, DataTable } from '#app/_components/data-table.tsx'
import { DateTime } from '#app/_components/date-time.tsx'
import { EmptyState } from '#app/_components/empty-state.tsx'
import { StatusBadge } from '#app/_components/status-badge.tsx'
import type { Delivery, Endpoint } from '../../_parts/types.ts'
import { DeliveryReplay } from './delivery-replay.tsx'
import { useEventWords, useFailureWords } from './webhook-words.ts'

interface DeliveriesTableProps {
  deliveries: readonly Delivery[]
  endpoints: readonly Endpoint[]
  mayChange: boolean
}

/** What was sent where, and what came of it. */
export function DeliveriesTable({ deliveries, endpoints, mayChange }: DeliveriesTableProps) {
  const t = useTranslations('vendor.webhooks')
  const eventWords = useEventWords()
  const endpointOf = (id: string) => endpoints.find((endpoint) => endpoint.id === id)
  const replay: Column<Delivery> = {
    id: 'replay',
    header: t('replay'),
    align: 'end',
    cell: ({ id, state, eventName, endpointId }) =>
      state !== 'pending' && endpointOf(endpointId)?.active ? (
        <DeliveryReplay id={id} eventName={eventName} />
      ) : (
        <span className="text-muted-foreground">{t(state === 'pending' ? 'underWay' : 'off')}</span>
      ),
  }
  return (
    <DataTable
      caption={t('deliveries')}
      rows={deliveries}
      rowKey={({ id }) => id}
      empty={
        <EmptyState icon={<History />} title={t('nothingSent')} level={3}>
          {t('nothingSentText')}
        </EmptyState>
      }
      columns={[
        {
          id: 'event',
          header: t('event'),
          phone: 'title',
          cell: ({ eventName, createdAt }) => (
            <>
              <span className="font-medium">{eventWords(eventName)}</span>
              <span className="block text-sm text-muted-foreground">
                <code className="font-mono text-xs">{eventName}</code> · <DateTime value={createdAt} />
              </span>
            </>
          ),
        },
        {
          id: 'endpoint',
          header: t('endpoint'),
          cell: ({ endpointId }) => (
            <span className="[overflow-wrap:anywhere]">{endpointOf(endpointId)?.url ?? t('wasDeleted')}</span>
          ),
        },
        { id: 'state', header: t('state'), cell: ({ state }) => <DeliveryState state={state} /> },
        { id: 'attempts', header: t('attempts'), align: 'end', cell: ({ attempts }) => attempts },
        { id: 'answer', header: t('answer'), cell: (delivery) => <Answer {...delivery} /> },
        {
          id: 'next',
          header: t('next'),
          cell: ({ nextAttemptAt }) => (nextAttemptAt ? <DateTime value={nextAttemptAt} /> : '–'),
        },
        ...(mayChange ? [replay] : []),
      ]}
    />
  )
}

function DeliveryState({ state }: Pick<Delivery, 'state'>) {
  const t = useTranslations('vendor.webhooks')
  if (state === 'delivered') return <StatusBadge kind="delivery" status="done" label={t('delivered')} />
  return <StatusBadge kind="delivery" status={state} />
}

/** The status that the server answered, or why there was none. */
function Answer({ responseStatus, lastError }: Pick<Delivery, 'responseStatus' | 'lastError'>) {
  const t = useTranslations('vendor.webhooks')
  const failureWords = useFailureWords()
  if (responseStatus === null && !lastError) return t('noAnswer')
  // An error that names the status has nothing more to tell.
  const error = lastError && !lastError.endsWith(` ${responseStatus}`) ? failureWords(lastError) : null
  return (
    <>
      {responseStatus === null ? null : <span className="tabular-nums">{responseStatus}</span>}
      {error ? <span className="block text-sm text-muted-foreground">{error}</span> : null}
    </>
  )
}
