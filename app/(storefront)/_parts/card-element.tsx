'use client'

import { Elements, PaymentElement, useElements, useStripe } from '@stripe/react-stripe-js'
import { loadStripe, type Stripe } from '@stripe/stripe-js'
import { type RefObject, useImperativeHandle } from 'react'
import type { PaymentHandle } from '../_lib/payment-handle.ts'

const loaded = new Map<string, Promise<Stripe | null>>()

/** Stripe's library, once per key; it has to come from Stripe itself. */
function stripeFor(key: string): Promise<Stripe | null> {
  const promise = loaded.get(key) ?? loadStripe(key)
  loaded.set(key, promise)
  return promise
}

type CardElementProps = {
  handle: RefObject<PaymentHandle | null>
  publishableKey: string
  /** Minor units. */
  total: number
  currency: string
}

/** Stripe's Payment Element: card data goes from the browser to Stripe and becomes an id. */
export function CardElement({ handle, publishableKey, total, currency }: CardElementProps) {
  return (
    <Elements
      stripe={stripeFor(publishableKey)}
      options={{
        mode: 'payment',
        amount: total,
        currency: currency.toLowerCase(),
        captureMethod: 'manual',
        paymentMethodCreation: 'manual',
        allowedPaymentMethodTypes: ['card'],
      }}
    >
      <Inside handle={handle} />
    </Elements>
  )
}

function Inside({ handle }: { handle: RefObject<PaymentHandle | null> }) {
  const stripe = useStripe()
  const elements = useElements()
  useImperativeHandle(handle, () => ({
    paymentMethod: async ({ name, email }) => {
      if (!stripe || !elements)
        return { ok: false, message: 'The card form is still loading. Please try again.' }
      const checked = await elements.submit()
      if (checked.error) return { ok: false, message: checked.error.message ?? 'Please check your card.' }
      const params = { billing_details: { name, email } }
      const { paymentMethod, error } = await stripe.createPaymentMethod({ elements, params })
      if (paymentMethod) return { ok: true, id: paymentMethod.id }
      return { ok: false, message: error?.message ?? 'Please check your card.' }
    },
  }))
  return <PaymentElement options={{ fields: { billingDetails: { name: 'never', email: 'never' } } }} />
}
