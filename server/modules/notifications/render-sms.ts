import { env } from '#server/env.ts'
import type { Sms } from '#server/gateways/sms.ts'
import type { Message } from './load-messages.ts'

/** A message as an SMS, short enough for one; null when there is no number or nothing to say by SMS. */
export function renderSms({ to, template, order, part }: Message): Sms | null {
  if (!to.phone || !order) return null
  const body = bodyOf(template, order.code, part)
  return body ? { to: to.phone, body } : null
}

function bodyOf(template: Message['template'], code: string, part: Message['part']): string | null {
  switch (template) {
    case 'order-confirmation':
      return `Tradehall: thank you, we have your order ${code}. ${env.APP_URL}/order/find`
    case 'order-cancelled':
      return `Tradehall: your order ${code} was cancelled. What you paid is on its way back.`
    case 'parcel-shipped':
      return `Tradehall: ${part?.vendorName ?? 'a vendor'} has shipped ${part?.code ?? code}${part?.trackingNumber ? `, tracking ${part.trackingNumber}` : ''}.`
    case 'vendor-new-order':
      return `Tradehall: new order ${part?.code ?? code}. ${env.APP_URL}/vendor/orders`
    case 'vendor-order-cancelled':
      return `Tradehall: order ${part?.code ?? code} was cancelled. Please do not ship it.`
    default:
      return null
  }
}
