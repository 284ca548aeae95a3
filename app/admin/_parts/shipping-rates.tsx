'use client'

import { DataTable } from '#app/_components/data-table.tsx'
import { EmptyState } from '#app/_components/empty-state.tsx'
import { Price } from '#app/_components/price.tsx'
import { Button } from '#app/_components/ui/button.tsx'
import { Card, CardHeader } from '#app/_components/ui/card.tsx'
import { useTRPCClient } from '#app/_trpc/client.tsx'
import { ConfirmAction } from './confirm-action.tsx'
import { countryName } from './rate-words.ts'
import { ShippingRateDialog } from './shipping-rate-dialog.tsx'
import type { Settings } from './types.ts'

type ShippingRate = Settings['shipping'][number]

/** What delivery costs where a vendor has no rate of its own. An island: its rows are changed in dialogs. */
export function ShippingRates({ rates, currency }: { rates: readonly ShippingRate[]; currency: string }) {
  return (
    <Card className="overflow-hidden">
      <CardHeader
        title="Delivery rates"
        description="Per parcel, tax included; vendors with rates of their own keep them"
        actions={<ShippingRateDialog rates={rates} currency={currency} />}
      />
      <DataTable
        caption="Delivery rates"
        className="border-t border-border"
        rows={rates}
        rowKey={({ id }) => id}
        empty={
          <EmptyState title="No delivery rates">
            Only vendors with rates of their own can deliver until there is one.
          </EmptyState>
        }
        columns={[
          {
            id: 'country',
            header: 'Country',
            phone: 'title',
            cell: ({ country, currency }) => (
              <span>
                {countryName(country)} <span className="font-normal text-muted-foreground">{currency}</span>
              </span>
            ),
          },
          {
            id: 'base',
            header: 'Parcel',
            align: 'end',
            cell: ({ base, currency }) => <Price amount={base} currency={currency} />,
          },
          {
            id: 'item',
            header: 'Each further unit',
            align: 'end',
            cell: ({ perItem, currency }) => <Price amount={perItem} currency={currency} />,
          },
          {
            id: 'free',
            header: 'Free from',
            align: 'end',
            cell: ({ freeFrom, currency }) =>
              freeFrom === null ? 'Never' : <Price amount={freeFrom} currency={currency} />,
          },
          {
            id: 'edit',
            header: 'Change',
            align: 'end',
            cell: (rate) => (
              <span className="inline-flex justify-end gap-2">
                <ShippingRateDialog rate={rate} rates={rates} currency={rate.currency} />
                <Remove rate={rate} />
              </span>
            ),
          },
        ]}
      />
    </Card>
  )
}

function Remove({ rate }: { rate: ShippingRate }) {
  const client = useTRPCClient()
  const name = `${countryName(rate.country)}, ${rate.currency}`
  return (
    <ConfirmAction
      trigger={
        <Button variant="ghost" size="sm" aria-label={`Remove the delivery rate of ${name}`}>
          Remove
        </Button>
      }
      title={`Remove the delivery rate of ${name}?`}
      description={
        rate.country === '*'
          ? 'Countries without a rate can then not be delivered to, unless a vendor has a rate of its own.'
          : 'The rate of all other countries then holds, where there is one.'
      }
      confirmLabel="Remove"
      destructive
      act={async () => {
        await client.admin.settings.removeShippingRate.mutate({ id: rate.id })
        return { ok: true, message: `The delivery rate of ${name} is removed.` }
      }}
    />
  )
}
