'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { DataTable } from '#app/_components/data-table.tsx'
import { formatDecimal, parseDecimal } from '#app/_components/decimal.ts'
import { formatRate } from '#app/_components/format.ts'
import { Button } from '#app/_components/ui/button.tsx'
import { Card, CardHeader } from '#app/_components/ui/card.tsx'
import { Field } from '#app/_components/ui/field.tsx'
import { Input } from '#app/_components/ui/input.tsx'
import { Select } from '#app/_components/ui/select.tsx'
import { client } from '#app/_trpc/client.ts'
import { MAX_TAX_BPS, TAX_CLASSES, type TaxClass } from '#server/modules/settings/constants.ts'
import { ConfirmAction } from '../../_parts/confirm-action.tsx'
import type { Settings } from '../../_parts/types.ts'
import { isPlace, useCountryName } from './rate-words.ts'

type TaxRate = Settings['taxes'][number]

/** The tax contained in prices, by country and class of goods. An island: its rows are changed in dialogs. */
export function TaxRates({ rates }: { rates: readonly TaxRate[] }) {
  const [t, countryName] = [useTranslations('admin.rates'), useCountryName()]
  return (
    <Card className="overflow-hidden">
      <CardHeader title={t('taxes')} description={t('taxesText')} actions={<TaxRateDialog rates={rates} />} />
      <DataTable
        caption={t('taxes')}
        className="border-t border-border"
        rows={rates}
        rowKey={({ country, taxClass }) => `${country} ${taxClass}`}
        columns={[
          {
            id: 'country',
            header: t('country'),
            phone: 'title',
            cell: ({ country }) => countryName(country),
          },
          { id: 'class', header: t('goods'), cell: ({ taxClass }) => t(`classes.${taxClass}`) },
          { id: 'rate', header: t('rate'), align: 'end', cell: ({ bps }) => formatRate(bps) },
          {
            id: 'edit',
            header: t('change'),
            phone: 'bare',
            align: 'end',
            cell: (rate) => <RateActions rate={rate} rates={rates} />,
          },
        ]}
      />
    </Card>
  )
}

function RateActions({ rate, rates }: { rate: TaxRate; rates: readonly TaxRate[] }) {
  const [t, countryName] = [useTranslations('admin.rates'), useCountryName()]
  const name = `${countryName(rate.country)}, ${t(`classes.${rate.taxClass}`).toLowerCase()}`
  return (
    <span className="inline-flex justify-end gap-2">
      <TaxRateDialog rate={rate} rates={rates} />
      {rate.country === '*' ? null : (
        <ConfirmAction
          trigger={
            <Button variant="ghost" size="sm" aria-label={t('removeTaxOf', { name })}>
              {t('remove')}
            </Button>
          }
          title={t('removeTaxTitle', { name })}
          description={t('removeTaxText')}
          confirmLabel={t('remove')}
          destructive
          act={async () => {
            const { country, taxClass } = rate
            await client.admin.settings.removeTaxRate.mutate({ country, taxClass })
            return { ok: true, message: t('taxRemoved', { name }) }
          }}
        />
      )}
    </span>
  )
}

/** Sets a new rate, or another value for `rate`. */
function TaxRateDialog({ rate, rates }: { rate?: TaxRate; rates: readonly TaxRate[] }) {
  const [t, countryName] = [useTranslations('admin.rates'), useCountryName()]
  const [country, setCountry] = useState(rate?.country ?? '')
  const [taxClass, setTaxClass] = useState<TaxClass>(rate?.taxClass ?? 'standard')
  const [typed, setTyped] = useState(rate ? formatDecimal(rate.bps, 2) : '')
  const [asked, setAsked] = useState(false)
  const bps = parseDecimal(typed, 2)
  const wrong = {
    country: isPlace(country) ? undefined : t('countryProblem'),
    rate: bps === null || bps > MAX_TAX_BPS ? t('taxProblem') : undefined,
  }

  const nameOf = (place: string) => `${countryName(place)}, ${t(`classes.${taxClass}`).toLowerCase()}`

  async function act() {
    setAsked(true)
    if (wrong.country || wrong.rate || bps === null) return null
    const place = country.trim().toUpperCase()
    const standing = rate ?? rates.find((known) => known.country === place && known.taxClass === taxClass)
    const result = await client.admin.settings.setTaxRate.mutate({
      rate: { country: place, taxClass, bps },
      seen: standing?.bps ?? null,
    })
    setAsked(false)
    if (!result.ok) return { ok: false, message: t('meanwhile') }
    return { ok: true, message: t('taxSaved', { name: nameOf(place), rate: formatRate(bps) }) }
  }

  return (
    <ConfirmAction
      trigger={
        rate ? (
          <Button variant="outline" size="sm" aria-label={t('changeTaxOf', { name: nameOf(rate.country) })}>
            {t('change')}
          </Button>
        ) : (
          <Button variant="outline" size="sm">
            {t('addTax')}
          </Button>
        )
      }
      title={rate ? t('taxTitle', { name: nameOf(rate.country) }) : t('addTax')}
      description={t('holds')}
      confirmLabel={t('save')}
      act={act}
    >
      {rate ? null : (
        <>
          <Field label={t('country')} hint={t('countryHint')} error={asked ? wrong.country : undefined}>
            <Input
              value={country}
              autoComplete="off"
              maxLength={2}
              onChange={(event) => setCountry(event.target.value)}
            />
          </Field>
          <Field label={t('goods')}>
            <Select
              value={taxClass}
              onChange={(event) => setTaxClass(event.target.value as TaxClass)}
              options={TAX_CLASSES.map((value) => ({ value, label: t(`classes.${value}`) }))}
            />
          </Field>
        </>
      )}
      <Field label={t('perCent')} error={asked ? wrong.rate : undefined}>
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
