import type { CheckoutForm } from '#app/(storefront)/_lib/checkout-form.ts'

type Checked<Result> = Result | { ok: false; message: string }

/** What becomes a payment method id when the order is placed. */
export interface PaymentHandle {
  /** Whether what was typed can be one, before anything is sent. */
  check: () => Promise<Checked<{ ok: true }>>
  paymentMethod: (details: CheckoutForm) => Promise<Checked<{ ok: true; id: string }>>
}
