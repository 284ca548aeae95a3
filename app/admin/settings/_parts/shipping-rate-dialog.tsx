'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { formatDecimal, parseDecimal } from '#app/_components/decimal.ts'
import { Button } from '#app/_components/ui/button.tsx'
import { Field } from '#app/_components/ui/field.tsx'
import { Input } from '#app/_components/ui/input.tsx'
import { Select } from '#app/_components/ui/select.tsx'
import { client } from '#app/_trpc/client.ts'
import { CURRENCIES, type Currency, formatMoney, MAX_AMOUNT, minorDigits } from '#server/core/money.ts'
import { ConfirmAction } from '../../_parts/confirm-action.tsx'
import type { Settings } from '../../_parts/types.ts'
import { isPlace, useCountryName } from './rate-words.ts'

type ShippingRate = Settings['shipping'][number]
type Typed = Record<'country' | 'currency' | 'base' | 'perItem' | 'freeFrom' | 'daysMin' | 'daysMax', string>

function typedOf(rate: ShippingRate | undefined, currency: string): Typed {
  const digits = minorDigits(currency)
  return {
    country: rate?.country ?? '',
    currency,
    base: rate ? formatDecimal(rate.base, digits) : '',
    perItem: rate ? formatDecimal(rate.perItem, digits) : '0',
    freeFrom: rate?.freeFrom == null ? '' : formatDecimal(rate.freeFrom, digits),
    daysMin: String(rate?.daysMin ?? 2),
    daysMax: String(rate?.daysMax ?? 5),
  }
}

/** What was typed as amounts in minor units and whole days, and which fields are wrong. */
function read(typed: Typed) {
  const digits = minorDigits(typed.currency)
  const amount = (text: string) => {
    const value = parseDecimal(text, digits)
    return value === null || value > MAX_AMOUNT ? null : value
  }
  const values = {
    base: amount(typed.base),
    perItem: amount(typed.perItem),
    freeFrom: amount(typed.freeFrom),
    days: { min: daysIn(typed.daysMin), max: daysIn(typed.daysMax) },
  }
  const { min, max } = values.days
  const wrong = {
    country: !isPlace(typed.country),
    base: values.base === null,
    perItem: values.perItem === null,
    freeFrom: values.freeFrom === null && typed.freeFrom.trim() !== '',
    daysMin: min === null,
    daysMax: max === null || (min !== null && max < min),
  }
  return { values, wrong, fine: !Object.values(wrong).includes(true) }
}

/** Whole days, at most 90; null where it is none. */
function daysIn(typed: string): number | null {
  return /^\d{1,2}$/.test(typed.trim()) && Number(typed) <= 90 ? Number(typed) : null
}

interface ShippingRateDialogProps {
  /** The rate to change; a new one without. */
  rate?: ShippingRate
  rates: readonly ShippingRate[]
  currency: string
}

/** Sets a new delivery rate, or other amounts for `rate`. */
export function ShippingRateDialog({ rate, rates, currency }: ShippingRateDialogProps) {
  const [t, countryName] = [useTranslations('admin.rates'), useCountryName()]
  const [typed, setTyped] = useState(() => typedOf(rate, currency))
  const [asked, setAsked] = useState(false)
  const { values, wrong, fine } = read(typed)

  async function act() {
    setAsked(true)
    if (!fine) return null
    const place = typed.country.trim().toUpperCase()
    const money = typed.currency as Currency
    const base = values.base ?? 0
    const standing = rate ?? rates.find((known) => known.country === place && known.currency === money)
    const seen = standing && { base: standing.base, perItem: standing.perItem, freeFrom: standing.freeFrom }
    const result = await client.admin.settings.setShippingRate.mutate({
      rate: {
        country: place,
        currency: money,
        base,
        perItem: values.perItem ?? 0,
        freeFrom: values.freeFrom,
        days: { min: values.days.min ?? 0, max: values.days.max ?? 0 },
      },
      seen: seen ?? null,
    })
    setAsked(false)
    if (!result.ok) return { ok: false, message: t('meanwhile') }
    const price = formatMoney({ amount: base, currency: money })
    return { ok: true, message: t('deliverySaved', { country: countryName(place), price }) }
  }

  return (
    <ConfirmAction
      trigger={<Trigger rate={rate} />}
      title={
        rate
          ? t('deliveryTitle', { country: countryName(rate.country), currency: rate.currency })
          : t('addDelivery')
      }
      description={t('holds')}
      confirmLabel={t('save')}
      act={act}
    >
      <Fields
        typed={typed}
        isNew={!rate}
        wrong={asked ? wrong : {}}
        onType={(change) => setTyped({ ...typed, ...change })}
      />
    </ConfirmAction>
  )
}

/** Spreads what the dialog gives its trigger onto a button. */
function Trigger({ rate, ...props }: { rate?: ShippingRate }) {
  const [t, countryName] = [useTranslations('admin.rates'), useCountryName()]
  if (!rate) {
    return (
      <Button {...props} variant="outline" size="sm">
        {t('addDelivery')}
      </Button>
    )
  }
  const name = `${countryName(rate.country)}, ${rate.currency}`
  return (
    <Button {...props} variant="outline" size="sm" aria-label={t('changeDeliveryOf', { name })}>
      {t('change')}
    </Button>
  )
}

interface FieldsProps {
  typed: Typed
  isNew: boolean
  wrong: Partial<Record<keyof Typed, boolean>>
  onType: (change: Partial<Typed>) => void
}

function Fields({ typed, isNew, wrong, onType }: FieldsProps) {
  const t = useTranslations('admin.rates')
  const digits = minorDigits(typed.currency)
  const example = digits > 0 ? `4.${'90'.padEnd(digits, '0').slice(0, digits)}` : '490'
  const amountProblem = (name: keyof Typed) => (wrong[name] ? t('amountProblem', { example }) : undefined)
  return (
    <>
      {isNew ? (
        <div className="grid grid-cols-1 gap-4 sm:grid-cols-2">
          <Field
            label={t('country')}
            hint={t('shortCountryHint')}
            error={wrong.country ? t('countryProblem') : undefined}
          >
            <Input
              value={typed.country}
              autoComplete="off"
              maxLength={2}
              onChange={(event) => onType({ country: event.target.value })}
            />
          </Field>
          <Field label={t('currency')} hint={t('currencyHint')}>
            <Select
              value={typed.currency}
              onChange={(event) => onType({ currency: event.target.value })}
              options={CURRENCIES.map((code) => ({ value: code, label: code }))}
            />
          </Field>
        </div>
      ) : null}
      <Field label={t('perParcel')} error={amountProblem('base')}>
        <Amount value={typed.base} onType={(base) => onType({ base })} />
      </Field>
      <Field label={t('perUnit')} error={amountProblem('perItem')}>
        <Amount value={typed.perItem} onType={(perItem) => onType({ perItem })} />
      </Field>
      <Field label={t('freeFromGoods')} hint={t('freeFromHint')} optional error={amountProblem('freeFrom')}>
        <Amount value={typed.freeFrom} onType={(freeFrom) => onType({ freeFrom })} />
      </Field>
      <div className="grid gap-4 sm:grid-cols-2">
        {(['daysMin', 'daysMax'] as const).map((name) => (
          <Field key={name} label={t(name)} error={wrong[name] ? t('daysProblem') : undefined}>
            <Input
              value={typed[name]}
              inputMode="numeric"
              autoComplete="off"
              onChange={(event) => onType({ [name]: event.target.value })}
            />
          </Field>
        ))}
      </div>
    </>
  )
}

function Amount({ value, onType }: { value: string; onType: (value: string) => void }) {
  return (
    <Input
      value={value}
      inputMode="decimal"
      autoComplete="off"
      onChange={(event) => onType(event.target.value)}
    />
  )
}
