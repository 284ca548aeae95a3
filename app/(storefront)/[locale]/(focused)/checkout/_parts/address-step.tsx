'use client'

import { useLocale, useTranslations } from 'next-intl'
import { useFormContext } from 'react-hook-form'
import { FormField } from '#app/_components/form-field.tsx'
import { CheckboxField } from '#app/_components/ui/checkbox.tsx'
import { RadioGroup } from '#app/_components/ui/radio-group.tsx'
import { type AddressForm, addressLines } from '#app/(storefront)/_lib/address-rules.ts'
import type { CheckoutForm } from '#app/(storefront)/_lib/checkout-form.ts'
import { countryName } from '#app/(storefront)/_lib/countries.ts'
import { AddressFields } from '#app/(storefront)/_parts/address-fields.tsx'

/** An address that a signed-in customer keeps. */
export type KeptAddress = { id: string; isDefault: boolean } & {
  [Field in keyof AddressForm]: Field extends 'line2' | 'region' ? string | null : string
}

type AddressStepProps = {
  /** Null for guests, who can keep none. */
  kept: readonly KeptAddress[] | null
  onCountry: (country: string) => void
}

const ADDRESS = ['country', 'name', 'line1', 'line2', 'postalCode', 'city', 'region'] as const
const ANOTHER = 'another'

/** A kept address as the form has it. */
export function formOf(address: KeptAddress): AddressForm {
  return { ...address, line2: address.line2 ?? '', region: address.region ?? '' }
}

/** Where the parcels go: one of the addresses that are kept, or another one. */
export function AddressStep({ kept, onCountry }: AddressStepProps) {
  const t = useTranslations('checkout.address')
  const locale = useLocale()
  const form = useFormContext<CheckoutForm>()
  form.watch(ADDRESS)
  const values = form.getValues()
  const chosen = kept?.find((address) => ADDRESS.every((field) => formOf(address)[field] === values[field]))

  function choose(id: string) {
    const address = kept?.find((one) => one.id === id)
    const next = address ? formOf(address) : { ...emptyAddress, country: values.country }
    for (const field of ADDRESS) form.setValue(field, next[field], { shouldTouch: false })
    form.clearErrors([...ADDRESS])
    form.setValue('keepAddress', false)
    if (next.country !== values.country) onCountry(next.country)
  }

  return (
    <>
      {kept && kept.length > 0 && (
        <RadioGroup
          legend={t('kept')}
          hideLegend
          layout="cards"
          name="kept-address"
          value={chosen?.id ?? ANOTHER}
          onValueChange={choose}
          options={[
            ...kept.map((address) => {
              const [name, ...lines] = addressLines(address)
              return {
                value: address.id,
                label: name,
                description: [...lines, countryName(address.country, locale)].join(', '),
              }
            }),
            { value: ANOTHER, label: t('another') },
          ]}
        />
      )}
      {!chosen && <AddressFields onCountry={onCountry} />}
      {!chosen && kept && (
        <FormField control={form.control} name="keepAddress" label={t('keep')} hideLabel>
          {({ value, onChange }) => (
            <CheckboxField
              label={t('keep')}
              checked={Boolean(value)}
              onCheckedChange={(checked) => onChange(checked)}
            />
          )}
        </FormField>
      )}
    </>
  )
}

const emptyAddress: AddressForm = {
  ...{ name: '', line1: '', line2: '', postalCode: '', city: '', region: '', country: '' },
}
