import type { CheckoutForm } from './checkout-form.ts'

/** What becomes a payment method id when the order is placed. */
export interface PaymentHandle {
  paymentMethod: (details: CheckoutForm) => Promise<{ ok: true; id: string } | { ok: false; message: string }>
}
