import { History } from 'lucide-react'
import { type Column, DataTable } from '#app/_components/data-table.tsx'
import { DateTime } from '#app/_components/date-time.tsx'
import { EmptyState } from '#app/_components/empty-state.tsx'
import { StatusBadge } from '#app/_components/status-badge.tsx'
import { DeliveryReplay } from './delivery-replay.tsx'
import type { Delivery, Endpoint } from './types.ts'
import { eventWords, failureWords } from './webhook-words.ts'

interface DeliveriesTableProps {
  deliveries: readonly Delivery[]
  endpoints: readonly Endpoint[]
  mayChange: boolean
}

/** What was sent where, and what came of it. */
export function DeliveriesTable({ deliveries, endpoints, mayChange }: DeliveriesTableProps) {
  const endpointOf = (id: string) => endpoints.find((endpoint) => endpoint.id === id)
  const replay: Column<Delivery> = {
    id: 'replay',
    header: 'Replay',
    align: 'end',
    cell: ({ id, state, eventName, endpointId }) =>
      state !== 'pending' && endpointOf(endpointId)?.active ? (
        <DeliveryReplay id={id} eventName={eventName} />
      ) : (
        <span className="text-muted-foreground">{state === 'pending' ? 'Under way' : 'Switched off'}</span>
      ),
  }
  return (
    <DataTable
      caption="Deliveries"
      rows={deliveries}
      rowKey={({ id }) => id}
      empty={
        <EmptyState icon={<History />} title="Nothing was sent yet" level={3}>
          Every delivery appears here with what your server answered.
        </EmptyState>
      }
      columns={[
        {
          id: 'event',
          header: 'Event',
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
          header: 'Endpoint',
          cell: ({ endpointId }) => (
            <span className="[overflow-wrap:anywhere]">{endpointOf(endpointId)?.url ?? 'Deleted'}</span>
          ),
        },
        { id: 'state', header: 'State', cell: ({ state }) => <DeliveryState state={state} /> },
        { id: 'attempts', header: 'Attempts', align: 'end', cell: ({ attempts }) => attempts },
        { id: 'answer', header: 'Answer', cell: (delivery) => <Answer {...delivery} /> },
        {
          id: 'next',
          header: 'Next attempt',
          cell: ({ nextAttemptAt }) => (nextAttemptAt ? <DateTime value={nextAttemptAt} /> : 'None'),
        },
        ...(mayChange ? [replay] : []),
      ]}
    />
  )
}

function DeliveryState({ state }: Pick<Delivery, 'state'>) {
  if (state === 'delivered') return <StatusBadge kind="delivery" status="done" label="Delivered" />
  return <StatusBadge kind="delivery" status={state} />
}

/** The status that the server answered, or why there was none. */
function Answer({ responseStatus, lastError }: Pick<Delivery, 'responseStatus' | 'lastError'>) {
  if (responseStatus === null && !lastError) return 'None yet'
  // An error that names the status has nothing more to tell.
  const error = lastError && !lastError.endsWith(` ${responseStatus}`) ? failureWords(lastError) : null
  return (
    <>
      {responseStatus === null ? null : <span className="tabular-nums">{responseStatus}</span>}
      {error ? <span className="block text-sm text-muted-foreground">{error}</span> : null}
    </>
  )
}
