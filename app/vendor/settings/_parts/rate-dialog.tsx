'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { type Control, useForm } from 'react-hook-form'
import { formatDecimal, parseDecimal } from '#app/_components/decimal.ts'
import { FormField } from '#app/_components/form-field.tsx'
import { Button } from '#app/_components/ui/button.tsx'
import { Dialog, DialogActions, DialogClose } from '#app/_components/ui/dialog.tsx'
import { Input } from '#app/_components/ui/input.tsx'
import { Select } from '#app/_components/ui/select.tsx'
import { client } from '#app/_trpc/client.ts'
import { useMutation } from '#app/_trpc/use-mutation.ts'
import { countryName, countryOptions } from '#app/(storefront)/_lib/countries.ts'
import { type Currency, MAX_AMOUNT, minorDigits } from '#server/core/money.ts'
import { DEFAULT_LOCALE } from '#server/messages/locales.ts'
import type { DeliveryRate } from '../../_parts/types.ts'
import { useSettingsOutcome } from './settings-outcome.ts'

type RateDialogProps = {
  /** The rate to change; a new one without. */
  rate?: DeliveryRate
  /** All of the vendor's: a country has one. */
  rates: readonly DeliveryRate[]
  currency: string
}

/** Sets what delivery to a country costs and how long it takes. An island: it holds a form. */
export function RateDialog(props: RateDialogProps) {
  const { rate } = props
  const t = useTranslations('vendor.settings')
  const [open, setOpen] = useState(false)
  const place = rate && (rate.country === '*' ? t('everywhere') : countryName(rate.country))
  return (
    <Dialog
      open={open}
      onOpenChange={setOpen}
      trigger={
        place ? (
          <Button variant="outline" size="sm" aria-label={t('editRateOf', { country: place })}>
            {t('editRate')}
          </Button>
        ) : (
          <Button variant="outline" size="sm">
            {t('addRate')}
          </Button>
        )
      }
      title={place ?? t('addRate')}
      description={t('ratesText')}
    >
      <RateForm {...props} onDone={() => setOpen(false)} />
    </Dialog>
  )
}

type Values = Record<'country' | 'base' | 'perItem' | 'freeFrom' | 'daysMin' | 'daysMax', string>

function RateForm({ rate, rates, currency, onDone }: RateDialogProps & { onDone: () => void }) {
  const t = useTranslations('vendor')
  const digits = minorDigits(currency)
  const form = useForm<Values>({ defaultValues: typedOf(rate, digits) })
  const set = useMutation(
    client.vendor.settings.setRate.mutate,
    useSettingsOutcome({ done: t('settings.rateSaved'), after: onDone }),
  )
  // Awaited, so that a second press finds the form busy; what fails has been told.
  const save = form.handleSubmit(async (typed) => {
    const amount = (text: string) => parseDecimal(text, digits)
    const standing = rate ?? rates.find((one) => one.country === typed.country && one.currency === currency)
    const change = {
      rate: {
        ...{ country: typed.country, currency: currency as Currency, base: amount(typed.base) ?? 0 },
        ...{ perItem: amount(typed.perItem) ?? 0, freeFrom: amount(typed.freeFrom) },
        days: { min: Number(typed.daysMin), max: Number(typed.daysMax) },
      },
      seen: standing ? { base: standing.base, perItem: standing.perItem, freeFrom: standing.freeFrom } : null,
    }
    await set.mutateAsync(change).catch(() => {})
  })
  return (
    <form noValidate className="space-y-4" onSubmit={save}>
      {rate ? null : <Country control={form.control} />}
      <Amounts control={form.control} digits={digits} />
      <Days control={form.control} />
      <DialogActions>
        <DialogClose>
          <Button variant="outline">{t('cancel')}</Button>
        </DialogClose>
        <Button type="submit" loading={form.formState.isSubmitting}>
          {t('save')}
        </Button>
      </DialogActions>
    </form>
  )
}

function typedOf(rate: DeliveryRate | undefined, digits: number): Values {
  return {
    country: rate?.country ?? '',
    base: rate ? formatDecimal(rate.base, digits) : '',
    perItem: formatDecimal(rate?.perItem ?? 0, digits),
    freeFrom: rate?.freeFrom == null ? '' : formatDecimal(rate.freeFrom, digits),
    daysMin: String(rate?.daysMin ?? 2),
    daysMax: String(rate?.daysMax ?? 5),
  }
}

function Country({ control }: { control: Control<Values> }) {
  const t = useTranslations('vendor.settings')
  return (
    <FormField
      control={control}
      name="country"
      label={t('country')}
      rules={{ required: t('countryMissing') }}
    >
      {(field) => (
        <Select
          placeholder={t('country')}
          options={[...countryOptions(DEFAULT_LOCALE), { value: '*', label: t('everywhere') }]}
          {...field}
        />
      )}
    </FormField>
  )
}

function Amounts({ control, digits }: { control: Control<Values>; digits: number }) {
  const t = useTranslations('vendor.settings')
  const isAmount = (text: string) => {
    const amount = parseDecimal(text, digits)
    return (amount !== null && amount <= MAX_AMOUNT) || t('amountWrong')
  }
  return (
    <div className="grid grid-cols-1 gap-4 sm:grid-cols-2">
      {(['base', 'perItem'] as const).map((name) => (
        <FormField key={name} control={control} name={name} label={t(name)} rules={{ validate: isAmount }}>
          {(field) => <Input inputMode="decimal" autoComplete="off" {...field} />}
        </FormField>
      ))}
      <FormField
        className="sm:col-span-2"
        control={control}
        name="freeFrom"
        label={t('freeFrom')}
        hint={t('freeFromHint')}
        optional
        rules={{ validate: (text) => text.trim() === '' || isAmount(text) }}
      >
        {(field) => <Input inputMode="decimal" autoComplete="off" {...field} />}
      </FormField>
    </div>
  )
}

function Days({ control }: { control: Control<Values> }) {
  const t = useTranslations('vendor.settings')
  const fine = (text: string, { daysMin }: Values) =>
    (/^\d{1,2}$/.test(text.trim()) && Number(text) <= 90 && Number(daysMin) <= Number(text)) || t('daysWrong')
  return (
    <div className="grid grid-cols-1 gap-4 sm:grid-cols-2">
      <FormField
        control={control}
        name="daysMin"
        label={t('daysFrom')}
        rules={{ pattern: { value: /^\s*\d{1,2}\s*$/, message: t('daysWrong') } }}
      >
        {(field) => <Input inputMode="numeric" autoComplete="off" {...field} />}
      </FormField>
      <FormField control={control} name="daysMax" label={t('daysTo')} rules={{ validate: fine }}>
        {(field) => <Input inputMode="numeric" autoComplete="off" {...field} />}
      </FormField>
    </div>
  )
}
