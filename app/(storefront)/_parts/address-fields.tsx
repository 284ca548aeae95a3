'use client'

import { useLocale, useTranslations } from 'next-intl'
import { type ReactNode, useState } from 'react'
import { useFormContext } from 'react-hook-form'
import { FormField } from '#app/_components/form-field.tsx'
import { Button } from '#app/_components/ui/button.tsx'
import { cn } from '#app/_components/ui/cn.ts'
import { Input } from '#app/_components/ui/input.tsx'
import { Select } from '#app/_components/ui/select.tsx'
import { type AddressForm, addressFormat } from '../_lib/address-rules.ts'
import { countryOptions } from '../_lib/countries.ts'

const AUTOCOMPLETE = {
  name: 'shipping name',
  line1: 'shipping address-line1',
  line2: 'shipping address-line2',
  postalCode: 'shipping postal-code',
  city: 'shipping address-level2',
  region: 'shipping address-level1',
} as const

/**
 * An address, field by field as its country writes it; the form around it (`FormProvider`) has an `AddressForm`'s fields.
 * `onCountry` is told which country was chosen.
 */
export function AddressFields({ onCountry }: { onCountry?: (country: string) => void }) {
  const { control, watch } = useFormContext<AddressForm>()
  const t = useTranslations('common.address')
  const locale = useLocale()
  const format = addressFormat(watch('country'))
  const [second, setSecond] = useState(() => watch('line2') !== '')
  const labels = {
    name: t('name'),
    line1: t('line1'),
    line2: t('line2'),
    postalCode: t(format.code),
    city: t('city'),
    region: t(format.region ?? 'state'),
  }

  const input = (name: keyof typeof labels): ReactNode => (
    <FormField key={name} control={control} name={name} label={labels[name]} optional={name === 'line2'}>
      {(field) => <Input autoComplete={AUTOCOMPLETE[name]} {...field} />}
    </FormField>
  )
  return (
    <>
      <FormField control={control} name="country" label={t('country')}>
        {(field) => (
          <Select
            autoComplete="shipping country"
            options={countryOptions(locale)}
            {...field}
            onChange={(event) => {
              field.onChange(event)
              onCountry?.(event.currentTarget.value)
            }}
          />
        )}
      </FormField>
      {input('name')}
      {format.rows.map((row) => {
        const key = row.join()
        if (key === 'line2' && !second)
          return (
            <Button key={key} variant="link" className="px-0" onClick={() => setSecond(true)}>
              {t('addLine2')}
            </Button>
          )
        return (
          <div key={key} className={cn('grid grid-cols-1 gap-4', row.length > 1 && 'sm:grid-cols-2')}>
            {row.map((name) => (name === 'country' ? null : input(name)))}
          </div>
        )
      })}
    </>
  )
}
