'use client'

import dynamic from 'next/dynamic'
import { type ReactNode, type RefObject, useImperativeHandle } from 'react'
import { Controller, type UseFormReturn } from 'react-hook-form'
import { FormField } from '#app/_components/form-field.tsx'
import { Alert } from '#app/_components/ui/alert.tsx'
import { RadioGroup } from '#app/_components/ui/radio-group.tsx'
import { Select } from '#app/_components/ui/select.tsx'
import { Skeleton } from '#app/_components/ui/skeleton.tsx'
import type { CheckoutForm } from '../_lib/checkout-form.ts'
import type { PaymentHandle } from '../_lib/payment-handle.ts'
import { TEST_METHODS } from '../_lib/test-methods.ts'
import { Step } from './checkout-fields.tsx'

type PaymentFieldsProps = {
  form: UseFormReturn<CheckoutForm>
  handle: RefObject<PaymentHandle | null>
  publishableKey: string | null
  /** Minor units. */
  total: number
  currency: string
  error: string | null
  /** Stands above the choice: why the last payment was declined. */
  notice: ReactNode
}

// Loaded only where there is a publishable key and a card is wanted.
const CardElement = dynamic(() => import('./card-element.tsx').then((file) => file.CardElement), {
  ssr: false,
  loading: () => <Skeleton className="h-40 rounded-lg" />,
})

/** How it is paid: by card, or by bank transfer. */
export function PaymentFields(props: PaymentFieldsProps) {
  const { form, handle, publishableKey, error } = props
  const method = form.watch('method')
  return (
    <Step id="payment" title="Payment">
      {props.notice}
      <Controller
        control={form.control}
        name="method"
        render={({ field }) => (
          <RadioGroup
            legend="How would you like to pay?"
            hideLegend
            layout="cards"
            name={field.name}
            value={field.value}
            onValueChange={field.onChange}
            options={[
              {
                value: 'card',
                label: 'Card',
                description: 'Reserved now, charged once the order is placed.',
              },
              {
                value: 'transfer',
                label: 'Bank transfer',
                description:
                  'You get our bank details with the order; the parcels leave when the money is here.',
              },
            ]}
          />
        )}
      />
      {error && <Alert live tone="destructive" title={error} />}
      {method === 'card' &&
        (publishableKey ? (
          <CardElement
            handle={handle}
            publishableKey={publishableKey}
            total={props.total}
            currency={props.currency}
          />
        ) : (
          <TestMethodPicker form={form} handle={handle} />
        ))}
    </Step>
  )
}

/** Without a publishable key there is nowhere to type a card; a test method is chosen by what it does. */
function TestMethodPicker({ form, handle }: Pick<PaymentFieldsProps, 'form' | 'handle'>) {
  useImperativeHandle(handle, () => ({
    paymentMethod: async (details) => ({ ok: true as const, id: details.testMethod }),
  }))
  return (
    <FormField
      control={form.control}
      name="testMethod"
      label="Test card"
      hint="This shop takes no real cards. Choose what should happen."
    >
      {(field) => <Select options={TEST_METHODS} {...field} />}
    </FormField>
  )
}
