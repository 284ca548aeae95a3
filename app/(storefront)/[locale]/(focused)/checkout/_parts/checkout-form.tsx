'use client'

import { useLocale } from 'next-intl'
import { type FormEvent, useEffect, useRef, useState } from 'react'
import { FormProvider, type UseFormReturn } from 'react-hook-form'
import { Form } from '#app/_components/form.tsx'
import { addressDetails } from '#app/(storefront)/_lib/address-rules.ts'
import {
  type CheckoutForm,
  FIELDS,
  orderDetails,
  STEPS,
  type Step,
} from '#app/(storefront)/_lib/checkout-form.ts'
import type { PaymentHandle } from '../_lib/payment-handle.ts'
import { useCheckoutForm, useServerErrors, useStep } from '../_lib/use-checkout.ts'
import { formOf, type KeptAddress } from './address-step.tsx'
import { type CheckoutFormViewProps, CheckoutSteps } from './checkout-steps.tsx'
import { CheckoutSummary } from './checkout-summary.tsx'

/** From contact to review, step by step; everything typed is kept until there is an order. */
export function CheckoutFormView(props: CheckoutFormViewProps) {
  const { cart, pricing, country, onCountry, known, kept, placement, onPlace } = props
  const locale = useLocale()
  const form = useCheckoutForm({ ...known, country }, onCountry)
  useKeptAddress(form, kept, onCountry)
  const steps = useStep(form, known.email ? 'address' : 'contact')
  useServerErrors(form, placement, steps)
  const payment = useRef<PaymentHandle>(null)
  const [paymentError, setPaymentError] = useState<string | null>(null)
  const refusal = placement.state === 'idle' ? placement.refusal : null
  useBackToPayment(refusal?.reason === 'declined', steps.go)
  const { step } = steps
  const busy = placement.state === 'placing' || form.formState.isSubmitting

  async function place(details: CheckoutForm) {
    const method = details.method === 'card' ? await payment.current?.paymentMethod(details) : null
    if (method && !method.ok) {
      setPaymentError(method.message)
      return steps.go('payment')
    }
    onPlace({
      ...orderDetails(details, method?.id ?? null, locale),
      ...{ cartId: cart.id, seenTotal: cart.total, seenCurrency: cart.currency },
    })
  }

  async function advance() {
    if (!(await form.trigger([...FIELDS[step]], { shouldFocus: true }))) return
    if (step === 'payment') {
      const checked = form.getValues('method') === 'card' ? await payment.current?.check() : null
      if (checked && !checked.ok) return setPaymentError(checked.message)
    }
    if (step === 'address' && form.getValues('keepAddress'))
      props.onKeepAddress(addressDetails(form.getValues()))
    steps.go(nextOf(step))
  }

  async function submit(event: FormEvent) {
    event.preventDefault()
    setPaymentError(null)
    if (step !== 'review') return advance()
    if (!busy && !pricing && cart.problem === null) await form.handleSubmit(place)(event)
  }

  return (
    <FormProvider {...form}>
      <Form
        onSubmit={submit}
        className="grid grid-cols-1 items-start gap-6 lg:grid-cols-[minmax(0,1fr)_24rem] lg:gap-8"
      >
        {/* First, as it stands on a phone: what comes later would push the steps down once it is there. */}
        <CheckoutSummary cart={cart} pricing={pricing} />
        <CheckoutSteps
          {...props}
          {...steps}
          form={form}
          payment={payment}
          paymentError={paymentError}
          refusal={refusal}
          busy={busy}
        />
      </Form>
    </FormProvider>
  )
}

function nextOf(step: Step): Step {
  return STEPS[STEPS.indexOf(step) + 1] ?? 'review'
}

/** Where somebody has typed no address yet, the one that they keep first is proposed. */
function useKeptAddress(
  form: UseFormReturn<CheckoutForm>,
  kept: readonly KeptAddress[] | null,
  onCountry: (country: string) => void,
) {
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, after what was typed before is back
  useEffect(() => {
    const [first] = kept ?? []
    if (!first || form.getValues('line1') !== '') return
    form.reset({ ...form.getValues(), ...addressOnly(formOf(first)) })
    onCountry(first.country)
  }, [])
}

function addressOnly({ name, line1, line2, postalCode, city, region, country }: ReturnType<typeof formOf>) {
  return { name, line1, line2, postalCode, city, region, country }
}

/** A declined card leads back to where another way to pay is chosen; everything else typed stays. */
function useBackToPayment(declined: boolean, go: (step: Step) => void) {
  const goTo = useRef(go)
  goTo.current = go
  useEffect(() => {
    if (declined) goTo.current('payment')
  }, [declined])
}
