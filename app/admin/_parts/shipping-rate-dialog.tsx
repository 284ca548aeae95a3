'use client'

import { useState } from 'react'
import { Button } from '#app/_components/ui/button.tsx'
import { Field } from '#app/_components/ui/field.tsx'
import { Input } from '#app/_components/ui/input.tsx'
import { Select } from '#app/_components/ui/select.tsx'
import { useTRPCClient } from '#app/_trpc/client.tsx'
import { CURRENCIES, type Currency, formatMoney, MAX_AMOUNT, minorDigits } from '#server/core/money.ts'
import { ConfirmAction } from './confirm-action.tsx'
import { formatDecimal, parseDecimal } from './decimal.ts'
import { CHANGED_MEANWHILE, countryName, countryProblem } from './rate-words.ts'
import type { Settings } from './types.ts'

type ShippingRate = Settings['shipping'][number]
type Typed = Record<'country' | 'currency' | 'base' | 'perItem' | 'freeFrom', string>

function typedOf(rate: ShippingRate | undefined, currency: string): Typed {
  const digits = minorDigits(currency)
  return {
    country: rate?.country ?? '',
    currency,
    base: rate ? formatDecimal(rate.base, digits) : '',
    perItem: rate ? formatDecimal(rate.perItem, digits) : '0',
    freeFrom: rate?.freeFrom == null ? '' : formatDecimal(rate.freeFrom, digits),
  }
}

/** What was typed as amounts in minor units, and what is wrong with it, in words. */
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
  }
  const example = digits > 0 ? `4.${'90'.padEnd(digits, '0').slice(0, digits)}` : '490'
  const problem = `Please enter an amount such as ${example}.`
  const wrong = {
    country: countryProblem(typed.country),
    base: values.base === null ? problem : undefined,
    perItem: values.perItem === null ? problem : undefined,
    freeFrom: values.freeFrom === null && typed.freeFrom.trim() !== '' ? problem : undefined,
  }
  return { values, wrong, fine: Object.values(wrong).every((word) => word === undefined) }
}

interface ShippingRateDialogProps {
  /** The rate to change; a new one without. */
  rate?: ShippingRate
  rates: readonly ShippingRate[]
  currency: string
}

/** Sets a new delivery rate, or other amounts for `rate`. */
export function ShippingRateDialog({ rate, rates, currency }: ShippingRateDialogProps) {
  const client = useTRPCClient()
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
      },
      seen: seen ?? null,
    })
    setAsked(false)
    if (!result.ok) return { ok: false, message: CHANGED_MEANWHILE }
    const price = formatMoney({ amount: base, currency: money })
    return { ok: true, message: `Delivery to ${countryName(place)}: ${price} per parcel.` }
  }

  return (
    <ConfirmAction
      trigger={<Trigger rate={rate} />}
      title={rate ? `Delivery to ${countryName(rate.country)} in ${rate.currency}` : 'Add a delivery rate'}
      description="It holds for carts that are priced from now on."
      confirmLabel="Save"
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
  if (!rate) {
    return (
      <Button {...props} variant="outline" size="sm">
        Add a delivery rate
      </Button>
    )
  }
  const name = `${countryName(rate.country)}, ${rate.currency}`
  return (
    <Button {...props} variant="outline" size="sm" aria-label={`Change the delivery rate of ${name}`}>
      Change
    </Button>
  )
}

interface FieldsProps {
  typed: Typed
  isNew: boolean
  wrong: Partial<Record<keyof Typed, string>>
  onType: (change: Partial<Typed>) => void
}

function Fields({ typed, isNew, wrong, onType }: FieldsProps) {
  return (
    <>
      {isNew ? (
        <div className="grid gap-4 sm:grid-cols-2">
          <Field label="Country" hint="DE, or * for all others" error={wrong.country}>
            <Input
              value={typed.country}
              autoComplete="off"
              maxLength={2}
              onChange={(event) => onType({ country: event.target.value })}
            />
          </Field>
          <Field label="Currency" hint="Of the cart">
            <Select
              value={typed.currency}
              onChange={(event) => onType({ currency: event.target.value })}
              options={CURRENCIES.map((code) => ({ value: code, label: code }))}
            />
          </Field>
        </div>
      ) : null}
      <Field label="Per parcel" error={wrong.base}>
        <Amount value={typed.base} onType={(base) => onType({ base })} />
      </Field>
      <Field label="For each unit after the first" error={wrong.perItem}>
        <Amount value={typed.perItem} onType={(perItem) => onType({ perItem })} />
      </Field>
      <Field label="Free from goods worth" hint="Leave it empty for never" optional error={wrong.freeFrom}>
        <Amount value={typed.freeFrom} onType={(freeFrom) => onType({ freeFrom })} />
      </Field>
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
