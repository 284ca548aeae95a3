'use client'

import { LockKeyhole } from 'lucide-react'
import { useLocale, useTranslations } from 'next-intl'
import type { RefObject } from 'react'
import type { UseFormReturn } from 'react-hook-form'
import { Button } from '#app/_components/ui/button.tsx'
import { type addressDetails, addressLines } from '#app/(storefront)/_lib/address-rules.ts'
import type { CheckoutForm, Step } from '#app/(storefront)/_lib/checkout-form.ts'
import { countryName } from '#app/(storefront)/_lib/countries.ts'
import type { Cart } from '#app/(storefront)/_lib/use-cart.ts'
import { CartProblem, PriceNotice } from '#app/(storefront)/_parts/cart-notices.tsx'
import { formatMoney } from '#server/core/money.ts'
import { formatLocale, inLocale } from '#server/messages/locales.ts'
import type { PlaceOrderInput } from '#server/modules/checkout/schema.ts'
import type { PaymentHandle } from '../_lib/payment-handle.ts'
import type { Placement, Refusal } from '../_lib/use-placement.ts'
import { AddressStep, type KeptAddress } from './address-step.tsx'
import { CheckoutStep, Continue } from './checkout-step.tsx'
import { ContactFields } from './contact-step.tsx'
import { DeliveryStep } from './delivery-step.tsx'
import { PaymentFields } from './payment-fields.tsx'
import { RefusalAlert } from './refusal-alert.tsx'

export type CheckoutFormViewProps = {
  cart: Cart
  pricing: boolean
  country: string
  onCountry: (country: string) => void
  known: { email: string; name: string }
  /** What a signed-in customer keeps; null for guests. */
  kept: readonly KeptAddress[] | null
  publishableKey: string | null
  placement: Extract<Placement, { state: 'idle' | 'placing' }>
  onPlace: (body: Omit<PlaceOrderInput, 'key'>) => void
  onKeepAddress: (address: ReturnType<typeof addressDetails>) => void
}

type CheckoutStepsProps = CheckoutFormViewProps & {
  form: UseFormReturn<CheckoutForm>
  step: Step
  go: (step: Step) => void
  payment: RefObject<PaymentHandle | null>
  paymentError: string | null
  refusal: Refusal | null
  busy: boolean
}

/** The five steps, of which one is open. */
export function CheckoutSteps(props: CheckoutStepsProps) {
  const { cart, kept, onCountry, form, step, go, refusal } = props
  const t = useTranslations('checkout')
  const locale = useLocale()
  const values = form.getValues()
  const common = { current: step, onOpen: go }
  const total = formatMoney({ amount: cart.shipping, currency: cart.currency }, formatLocale(locale))
  const blocked = cart.problem !== null && cart.problem !== 'unavailable-lines'
  return (
    <div className="space-y-4">
      {refusal && refusal.reason !== 'declined' && <RefusalAlert refusal={refusal} />}
      <PriceNotice cart={cart} />
      <CheckoutStep
        {...common}
        id="contact"
        summary={[values.email, values.phone].filter(Boolean).join(', ')}
        aside={kept === null && <SignInLink />}
      >
        <ContactFields />
        <Continue>{t('next.address')}</Continue>
      </CheckoutStep>
      <CheckoutStep
        {...common}
        id="address"
        summary={[...addressLines(values), countryName(values.country, locale)].join(', ')}
      >
        <AddressStep kept={kept} onCountry={onCountry} />
        <Continue>{t('next.delivery')}</Continue>
      </CheckoutStep>
      <CheckoutStep
        {...common}
        id="delivery"
        summary={t('delivery.summary', { count: cart.groups.length, total })}
      >
        <DeliveryStep cart={cart} />
        {!blocked && <Continue loading={props.pricing}>{t('next.payment')}</Continue>}
      </CheckoutStep>
      <CheckoutStep {...common} id="payment" keep summary={t(`payment.${values.method}`)}>
        {refusal?.reason === 'declined' && <RefusalAlert refusal={refusal} />}
        <PaymentFields
          handle={props.payment}
          publishableKey={props.publishableKey}
          total={cart.total}
          currency={cart.currency}
          error={props.paymentError}
        />
        <Continue>{t('next.review')}</Continue>
      </CheckoutStep>
      <CheckoutStep {...common} id="review">
        <Review {...props} />
      </CheckoutStep>
    </div>
  )
}

function SignInLink() {
  const t = useTranslations('checkout.contact')
  const locale = useLocale()
  return (
    <a
      href={`${inLocale('/sign-in', locale)}?next=${inLocale('/checkout', locale)}`}
      className="link text-sm"
    >
      {t('signIn')}
    </a>
  )
}

/** The last look, and the button that orders. */
function Review({ cart, pricing, placement, busy }: CheckoutStepsProps) {
  const t = useTranslations('checkout.review')
  const locale = formatLocale(useLocale())
  const slow = placement.state === 'placing' && placement.slow
  return (
    <>
      <p className="text-sm text-muted-foreground">{t('text', { count: cart.groups.length })}</p>
      <CartProblem problem={cart.problem} />
      <Button
        type="submit"
        size="lg"
        className="w-full"
        loading={busy}
        disabled={pricing || cart.problem !== null}
      >
        {t('place', { total: formatMoney({ amount: cart.total, currency: cart.currency }, locale) })}
      </Button>
      <p
        role="status"
        className="flex items-center justify-center gap-2 text-center text-sm text-muted-foreground"
      >
        {!slow && <LockKeyhole aria-hidden className="size-3.5 shrink-0" />}
        {t(slow ? 'slow' : 'never')}
      </p>
    </>
  )
}
