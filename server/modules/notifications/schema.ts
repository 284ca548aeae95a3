import { z } from 'zod'

const id = z.uuid()

/** What each template needs in its notification's row: ids, looked up when the message is rendered. */
export const templateData = {
  'order-confirmation': z.object({ orderId: id }),
  'order-cancelled': z.object({ orderId: id }),
  'parcel-shipped': z.object({ orderId: id, vendorOrderId: id }),
  'vendor-new-order': z.object({ vendorOrderId: id }),
  'vendor-order-cancelled': z.object({ vendorOrderId: id }),
  'password-reset': z.object({ url: z.url() }),
  'verify-email': z.object({ url: z.url() }),
} as const

export type Template = keyof typeof templateData

export type Channel = 'email' | 'sms' | 'in-app'
export type NotificationState = 'pending' | 'sending' | 'sent' | 'refused' | 'unknown'
