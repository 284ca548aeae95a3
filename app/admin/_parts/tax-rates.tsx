'use client'

import { useState } from 'react'
import { DataTable } from '#app/_components/data-table.tsx'
import { formatRate } from '#app/_components/format.ts'
import { Button } from '#app/_components/ui/button.tsx'
import { Card, CardHeader } from '#app/_components/ui/card.tsx'
import { Field } from '#app/_components/ui/field.tsx'
import { Input } from '#app/_components/ui/input.tsx'
import { Select } from '#app/_components/ui/select.tsx'
import { useTRPCClient } from '#app/_trpc/client.tsx'
import { MAX_TAX_BPS, TAX_CLASSES, type TaxClass } from '#server/modules/settings/schema.ts'
import { ConfirmAction } from './confirm-action.tsx'
import { formatDecimal, parseDecimal } from './decimal.ts'
import { CHANGED_MEANWHILE, countryName, countryProblem } from './rate-words.ts'
import type { Settings } from './types.ts'
import { humanise } from './words.ts'

type TaxRate = Settings['taxes'][number]

/** The tax contained in prices, by country and class of goods. An island: its rows are changed in dialogs. */
export function TaxRates({ rates }: { rates: readonly TaxRate[] }) {
  return (
    <Card className="overflow-hidden">
      <CardHeader
        title="Tax rates"
        description="Contained in prices, by country of delivery"
        actions={<TaxRateDialog rates={rates} />}
      />
      <DataTable
        caption="Tax rates"
        className="border-t border-border"
        rows={rates}
        rowKey={({ country, taxClass }) => `${country} ${taxClass}`}
        columns={[
          { id: 'country', header: 'Country', phone: 'title', cell: ({ country }) => countryName(country) },
          { id: 'class', header: 'Goods', cell: ({ taxClass }) => humanise(taxClass) },
          { id: 'rate', header: 'Rate', align: 'end', cell: ({ bps }) => formatRate(bps) },
          {
            id: 'edit',
            header: 'Change',
            align: 'end',
            cell: (rate) => <RateActions rate={rate} rates={rates} />,
          },
        ]}
      />
    </Card>
  )
}

function RateActions({ rate, rates }: { rate: TaxRate; rates: readonly TaxRate[] }) {
  const client = useTRPCClient()
  const name = `${countryName(rate.country)}, ${rate.taxClass}`
  return (
    <span className="inline-flex justify-end gap-2">
      <TaxRateDialog rate={rate} rates={rates} />
      {rate.country === '*' ? null : (
        <ConfirmAction
          trigger={
            <Button variant="ghost" size="sm" aria-label={`Remove the tax rate of ${name}`}>
              Remove
            </Button>
          }
          title={`Remove the rate of ${name}?`}
          description="Prices delivered there then contain the rate of all other countries."
          confirmLabel="Remove"
          destructive
          act={async () => {
            const { country, taxClass } = rate
            await client.admin.settings.removeTaxRate.mutate({ country, taxClass: taxClass as TaxClass })
            return { ok: true, message: `The tax rate of ${name} is removed.` }
          }}
        />
      )}
    </span>
  )
}

/** Sets a new rate, or another value for `rate`. */
function TaxRateDialog({ rate, rates }: { rate?: TaxRate; rates: readonly TaxRate[] }) {
  const client = useTRPCClient()
  const [country, setCountry] = useState(rate?.country ?? '')
  const [taxClass, setTaxClass] = useState<string>(rate?.taxClass ?? 'standard')
  const [typed, setTyped] = useState(rate ? formatDecimal(rate.bps, 2) : '')
  const [asked, setAsked] = useState(false)
  const bps = parseDecimal(typed, 2)
  const wrong = {
    country: countryProblem(country),
    rate: bps === null || bps > MAX_TAX_BPS ? 'Please enter a rate from 0 to 50 %, such as 19.' : undefined,
  }

  async function act() {
    setAsked(true)
    if (wrong.country || wrong.rate || bps === null) return null
    const place = country.trim().toUpperCase()
    const standing = rate ?? rates.find((known) => known.country === place && known.taxClass === taxClass)
    const result = await client.admin.settings.setTaxRate.mutate({
      rate: { country: place, taxClass: taxClass as TaxClass, bps },
      seen: standing?.bps ?? null,
    })
    setAsked(false)
    if (!result.ok) return { ok: false, message: CHANGED_MEANWHILE }
    return { ok: true, message: `${countryName(place)}, ${taxClass}: ${formatRate(bps)}.` }
  }

  return (
    <ConfirmAction
      trigger={
        rate ? (
          <Button
            variant="outline"
            size="sm"
            aria-label={`Change the tax rate of ${countryName(rate.country)}, ${rate.taxClass}`}
          >
            Change
          </Button>
        ) : (
          <Button variant="outline" size="sm">
            Add a tax rate
          </Button>
        )
      }
      title={rate ? `Tax in ${countryName(rate.country)}, ${rate.taxClass}` : 'Add a tax rate'}
      description="It holds for carts that are priced from now on."
      confirmLabel="Save"
      act={act}
    >
      {rate ? null : (
        <>
          <Field
            label="Country"
            hint="Two letters such as DE, or * for all other countries"
            error={asked ? wrong.country : undefined}
          >
            <Input
              value={country}
              autoComplete="off"
              maxLength={2}
              onChange={(event) => setCountry(event.target.value)}
            />
          </Field>
          <Field label="Goods">
            <Select
              value={taxClass}
              onChange={(event) => setTaxClass(event.target.value)}
              options={TAX_CLASSES.map((value) => ({ value, label: humanise(value) }))}
            />
          </Field>
        </>
      )}
      <Field label="Rate in per cent" error={asked ? wrong.rate : undefined}>
        <Input
          value={typed}
          inputMode="decimal"
          autoComplete="off"
          onChange={(event) => setTyped(event.target.value)}
        />
      </Field>
    </ConfirmAction>
  )
}
