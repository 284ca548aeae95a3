'use client'

import dynamic from 'next/dynamic'
import { useTranslations } from 'next-intl'
import { type RefObject, useImperativeHandle } from 'react'
import { Controller, useFormContext } from 'react-hook-form'
import { FormField } from '#app/_components/form-field.tsx'
import { Alert } from '#app/_components/ui/alert.tsx'
import { RadioGroup } from '#app/_components/ui/radio-group.tsx'
import { Select } from '#app/_components/ui/select.tsx'
import { Skeleton } from '#app/_components/ui/skeleton.tsx'
import type { CheckoutForm } from '#app/(storefront)/_lib/checkout-form.ts'
import { TEST_METHODS } from '#app/(storefront)/_lib/test-methods.ts'
import type { PaymentHandle } from '../_lib/payment-handle.ts'

type PaymentFieldsProps = {
  handle: RefObject<PaymentHandle | null>
  publishableKey: string | null
  /** Minor units. */
  total: number
  currency: string
  error: string | null
}

// Loaded only where there is a publishable key and a card is wanted.
const CardElement = dynamic(() => import('./card-element.tsx').then((file) => file.CardElement), {
  ssr: false,
  loading: () => <Skeleton className="h-40 rounded-lg" />,
})

/** How it is paid: by card, or by bank transfer. */
export function PaymentFields({ handle, publishableKey, total, currency, error }: PaymentFieldsProps) {
  const t = useTranslations('checkout.payment')
  const form = useFormContext<CheckoutForm>()
  return (
    <>
      <Controller
        control={form.control}
        name="method"
        render={({ field }) => (
          <RadioGroup
            legend={t('legend')}
            hideLegend
            layout="cards"
            name={field.name}
            value={field.value}
            onValueChange={field.onChange}
            options={[
              { value: 'card', label: t('card'), description: t('cardText') },
              { value: 'transfer', label: t('transfer'), description: t('transferText') },
            ]}
          />
        )}
      />
      {error && <Alert live tone="destructive" title={error} />}
      {form.watch('method') === 'card' &&
        (publishableKey ? (
          <CardElement handle={handle} publishableKey={publishableKey} total={total} currency={currency} />
        ) : (
          <TestMethodPicker handle={handle} />
        ))}
    </>
  )
}

/** Without a publishable key there is nowhere to type a card; a test method is chosen by what it does. */
function TestMethodPicker({ handle }: Pick<PaymentFieldsProps, 'handle'>) {
  const t = useTranslations('checkout.payment')
  const { control } = useFormContext<CheckoutForm>()
  useImperativeHandle(handle, () => ({
    check: async () => ({ ok: true }),
    paymentMethod: async (details) => ({ ok: true, id: details.testMethod }),
  }))
  return (
    <FormField control={control} name="testMethod" label={t('testCard')} hint={t('testCardHint')}>
      {(field) => (
        <Select options={TEST_METHODS.map((value) => ({ value, label: t(`methods.${value}`) }))} {...field} />
      )}
    </FormField>
  )
}
