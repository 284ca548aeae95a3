import type { Metadata } from 'next'
import { PageHeader } from '#app/_components/page-header.tsx'
import { RefreshWhile } from '#app/_components/refresh-while.tsx'
import { Card, CardHeader } from '#app/_components/ui/card.tsx'
import { Pagination } from '#app/_components/ui/pagination.tsx'
import { deliveriesPage } from '#server/modules/webhooks/schema.ts'
import { api } from '#server/trpc/caller.ts'
import { DeliveriesTable } from '../_parts/deliveries-table.tsx'
import { DeliveryFilter } from '../_parts/delivery-filter.tsx'
import { EndpointDialog } from '../_parts/endpoint-dialog.tsx'
import { EndpointsTable } from '../_parts/endpoints-table.tsx'
import type { SearchParams } from '../_parts/types.ts'

export const metadata: Metadata = { title: 'Webhooks' }

const wanted = deliveriesPage.pick({ endpointId: true, after: true })

export default async function VendorWebhooks({ searchParams }: { searchParams: SearchParams }) {
  // What somebody typed into the address is a wish: what is no filter is no filter.
  const parsed = wanted.safeParse(await searchParams)
  const { endpointId, after } = parsed.success ? parsed.data : {}
  const { vendor } = await api()
  const [{ endpoints, events, mayChange }, { deliveries, next }] = await Promise.all([
    vendor.webhooks.endpoints(),
    vendor.webhooks.deliveries({ endpointId, after }),
  ])
  return (
    <>
      <RefreshWhile active={!after && deliveries.some(({ state }) => state === 'pending')} />
      <PageHeader
        title="Webhooks"
        description="Your own systems hear what happens: we post each event to them, signed"
        actions={mayChange ? <EndpointDialog events={events} /> : null}
      />
      <div className="space-y-6">
        <Card className="overflow-hidden">
          <CardHeader
            title="Endpoints"
            description={mayChange ? undefined : 'Only the owner of the shop adds and deletes endpoints.'}
          />
          <EndpointsTable endpoints={endpoints} mayChange={mayChange} />
        </Card>
        <Card className="overflow-hidden">
          <CardHeader title="Deliveries" />
          <DeliveryFilter endpoints={endpoints} endpointId={endpointId} />
          <DeliveriesTable deliveries={deliveries} endpoints={endpoints} mayChange={mayChange} />
          {after || next ? (
            <Pagination
              className="border-t border-border px-4 py-3 md:px-6"
              previousHref={after ? hrefOf({ endpointId }) : undefined}
              nextHref={next ? hrefOf({ endpointId, after: next }) : undefined}
              summary={after ? 'Older deliveries' : 'Newest deliveries'}
            />
          ) : null}
        </Card>
      </div>
    </>
  )
}

function hrefOf(query: { endpointId?: string; after?: string }): string {
  const search = new URLSearchParams(
    Object.entries(query).filter((entry): entry is [string, string] => Boolean(entry[1])),
  )
  return search.size > 0 ? `/vendor/webhooks?${search}` : '/vendor/webhooks'
}
