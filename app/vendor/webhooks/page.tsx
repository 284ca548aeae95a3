import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { neighbours } from '#app/_components/neighbours.ts'
import { PageHeader } from '#app/_components/page-header.tsx'
import { type Query, understood, wishes } from '#app/_components/path.ts'
import { RefreshWhile } from '#app/_components/refresh-while.tsx'
import { Card, CardHeader } from '#app/_components/ui/card.tsx'
import { Pagination } from '#app/_components/ui/pagination.tsx'
import { deliveriesPage } from '#server/modules/webhooks/schema.ts'
import { api } from '#server/trpc/caller.ts'
import { DeliveriesTable } from './_parts/deliveries-table.tsx'
import { DeliveryFilter } from './_parts/delivery-filter.tsx'
import { EndpointDialog } from './_parts/endpoint-dialog.tsx'
import { EndpointsTable } from './_parts/endpoints-table.tsx'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('vendor.webhooks'))('title') }
}

const PATH = '/vendor/webhooks'

const wanted = deliveriesPage.pick({ endpointId: true, after: true })

export default async function VendorWebhooks({ searchParams }: { searchParams: Query }) {
  // What somebody typed into the address is a wish: what is no filter is no filter.
  const wish = wishes(await searchParams)
  const { endpointId, after } = understood(wanted.shape, wish)
  const [{ vendor }, t] = await Promise.all([api(), getTranslations('vendor.webhooks')])
  const [{ endpoints, events, mayChange }, { deliveries, next }] = await Promise.all([
    vendor.webhooks.endpoints(),
    vendor.webhooks.deliveries({ endpointId, after }),
  ])
  return (
    <>
      <RefreshWhile active={!after && deliveries.some(({ state }) => state === 'pending')} />
      <PageHeader
        title={t('title')}
        description={t('text')}
        actions={mayChange ? <EndpointDialog events={events} /> : null}
      />
      <div className="space-y-6">
        <Card className="overflow-hidden">
          <CardHeader title={t('endpoints')} description={mayChange ? undefined : t('ownerOnly')} />
          <EndpointsTable endpoints={endpoints} mayChange={mayChange} />
        </Card>
        <Card className="overflow-hidden">
          <CardHeader title={t('deliveries')} />
          <DeliveryFilter endpoints={endpoints} endpointId={endpointId} />
          <DeliveriesTable deliveries={deliveries} endpoints={endpoints} mayChange={mayChange} />
          {after || next ? (
            <Pagination
              className="border-t border-border px-4 py-3 md:px-6"
              {...neighbours(PATH, { endpointId }, { after, passed: wish.passed, next })}
              summary={after ? t('older') : t('newest')}
            />
          ) : null}
        </Card>
      </div>
    </>
  )
}
