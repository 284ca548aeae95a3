'use client'

import { Elements, PaymentElement, useElements, useStripe } from '@stripe/react-stripe-js'
import { loadStripe, type Stripe } from '@stripe/stripe-js'
import { useLocale, useTranslations } from 'next-intl'
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
  const locale = useLocale()
  return (
    <Elements
      stripe={stripeFor(publishableKey)}
      options={{
        locale,
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
  const t = useTranslations('checkout.payment.cardForm')
  async function check() {
    if (!stripe || !elements) return { ok: false as const, message: t('loading') }
    const { error } = await elements.submit()
    return error ? { ok: false as const, message: error.message ?? t('check') } : { ok: true as const }
  }
  useImperativeHandle(handle, () => ({
    check,
    paymentMethod: async ({ name, email }) => {
      const checked = await check()
      if (!checked.ok || !stripe || !elements)
        return checked.ok ? { ok: false, message: t('loading') } : checked
      const params = { billing_details: { name, email } }
      const { paymentMethod, error } = await stripe.createPaymentMethod({ elements, params })
      return paymentMethod
        ? { ok: true, id: paymentMethod.id }
        : { ok: false, message: error?.message ?? t('check') }
    },
  }))
  return <PaymentElement options={{ fields: { billingDetails: { name: 'never', email: 'never' } } }} />
}
