'use client'

import { zodResolver } from '@hookform/resolvers/zod'
import { useEffect, useRef, useState } from 'react'
import { FormProvider, useForm } from 'react-hook-form'
import { Alert } from '#app/_components/ui/alert.tsx'
import type { PlaceOrderInput } from '#server/modules/checkout/schema.ts'
import {
  type CheckoutForm,
  checkoutForm,
  draftValues,
  emptyForm,
  fieldFor,
  orderDetails,
} from '../_lib/checkout-form.ts'
import type { PaymentHandle } from '../_lib/payment-handle.ts'
import { keepDraft, readDraft } from '../_lib/placement.ts'
import type { Refusal } from '../_lib/refusal-words.ts'
import type { Cart } from '../_lib/use-cart.ts'
import type { Placement } from '../_lib/use-placement.ts'
import { AddressFields } from './address-fields.tsx'
import { ContactFields, Step } from './checkout-fields.tsx'
import { CheckoutSummary } from './checkout-summary.tsx'
import { PaymentFields } from './payment-fields.tsx'

type CheckoutFormViewProps = {
  cart: Cart
  pricing: boolean
  country: string
  onCountry: (country: string) => void
  known: { email: string; name: string }
  signedIn: boolean
  publishableKey: string | null
  placement: Extract<Placement, { state: 'idle' | 'placing' }>
  onPlace: (body: Omit<PlaceOrderInput, 'key'>) => void
}

/** Contact, address, payment and review on one page; everything typed is kept until there is an order. */
export function CheckoutFormView(props: CheckoutFormViewProps) {
  const { cart, pricing, country, onCountry, known, placement, onPlace } = props
  const form = useForm<CheckoutForm>({
    resolver: zodResolver(checkoutForm),
    defaultValues: emptyForm({ ...known, country }),
    reValidateMode: 'onChange',
  })
  const payment = useRef<PaymentHandle>(null)
  const [paymentError, setPaymentError] = useState<string | null>(null)
  useDraft(form, country, onCountry)
  useServerErrors(form, placement)

  const submit = form.handleSubmit(async (details) => {
    setPaymentError(null)
    const method = details.method === 'card' ? await payment.current?.paymentMethod(details) : null
    if (method && !method.ok) return setPaymentError(method.message)
    onPlace({
      ...orderDetails(details, method?.id ?? null),
      ...{ cartId: cart.id, seenTotal: cart.total, seenCurrency: cart.currency },
    })
  })

  const busy = placement.state === 'placing' || form.formState.isSubmitting
  const refusal = placement.state === 'idle' ? placement.refusal : null
  return (
    <form
      onSubmit={submit}
      noValidate
      className="grid items-start gap-6 lg:grid-cols-[minmax(0,1fr)_24rem] lg:gap-8"
    >
      <div className="space-y-4">
        {refusal?.reason !== 'declined' && <RefusalAlert refusal={refusal} />}
        <ContactFields form={form} signedIn={props.signedIn} />
        <Step id="address" title="Delivery address">
          <FormProvider {...form}>
            <AddressFields onCountry={onCountry} />
          </FormProvider>
        </Step>
        <PaymentFields
          form={form}
          handle={payment}
          publishableKey={props.publishableKey}
          total={cart.total}
          currency={cart.currency}
          error={paymentError}
          notice={refusal?.reason === 'declined' && <RefusalAlert refusal={refusal} />}
        />
      </div>
      <CheckoutSummary
        cart={cart}
        pricing={pricing}
        busy={busy}
        slow={placement.state === 'placing' && placement.slow}
      />
    </form>
  )
}

/** Why the order was not placed. It takes the focus: the button that was pressed may stand far below. */
function RefusalAlert({ refusal }: { refusal: Refusal | null }) {
  const place = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (refusal) place.current?.focus()
  }, [refusal])
  return (
    refusal && (
      <div ref={place} tabIndex={-1} className="scroll-mt-6 rounded-lg">
        <Alert live tone="destructive" title={refusal.title}>
          {refusal.text}
        </Alert>
      </div>
    )
  )
}

/** Keeps what is typed for a reload, and brings it back. */
function useDraft(
  form: ReturnType<typeof useForm<CheckoutForm>>,
  country: string,
  onCountry: (country: string) => void,
) {
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, after the first render, which is the server's
  useEffect(() => {
    const draft = draftValues(readDraft(sessionStorage))
    form.reset({ ...form.getValues(), ...draft })
    if (draft.country) onCountry(draft.country)
    return form.subscribe({
      formState: { values: true },
      callback: ({ values }) => keepDraft(sessionStorage, values),
    })
  }, [])
  // What was chosen in the cart counts here too, and is known only in the browser.
  useEffect(() => form.setValue('country', country), [form, country])
}

/** Puts what the server said about a field beside it. */
function useServerErrors(form: ReturnType<typeof useForm<CheckoutForm>>, placement: Placement) {
  const fields = placement.state === 'idle' ? placement.fields : null
  useEffect(() => {
    const named = (fields ?? []).flatMap(({ path, message }) => {
      const name = fieldFor(path)
      return name ? [{ name, message }] : []
    })
    named.forEach(({ name, message }, index) => {
      form.setError(name, { message }, { shouldFocus: index === 0 })
    })
  }, [form, fields])
}
