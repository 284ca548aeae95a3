import { env } from '#server/env.ts'
import type { Sms } from '#server/gateways/sms.ts'
import { inLocale } from '#server/messages/locales.ts'
import { type MailWords, mailWords } from './emails/words.ts'
import type { Message } from './load-messages.ts'

/** A message as an SMS, short enough for one; null when there is no number or nothing to say by SMS. */
export function renderSms(message: Message): Sms | null {
  const { to, order } = message
  if (!to.phone || !order) return null
  const body = bodyOf(message, order.code, mailWords(to.locale))
  return body ? { to: to.phone, body } : null
}

function bodyOf({ template, part }: Message, orderCode: string, { t, locale }: MailWords): string | null {
  const code = part?.code ?? orderCode
  switch (template) {
    case 'order-confirmation':
      return t('sms.order-confirmation', {
        code: orderCode,
        url: `${env.APP_URL}${inLocale('/order/find', locale)}`,
      })
    case 'order-cancelled':
      return t('sms.order-cancelled', { code: orderCode })
    case 'parcel-shipped': {
      const number = part?.trackingNumber ?? ''
      const vendor = part?.vendorName ?? ''
      return t('sms.parcel-shipped', { vendor, code, tracked: number ? 'yes' : 'no', number })
    }
    case 'vendor-new-order':
      return t('sms.vendor-new-order', { code, url: `${env.APP_URL}/vendor/orders` })
    case 'vendor-order-cancelled':
      return t('sms.vendor-order-cancelled', { code })
    default:
      return null
  }
}
