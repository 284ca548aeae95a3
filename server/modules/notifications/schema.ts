import { z } from 'zod'
import { phoneSchema } from '#server/modules/accounts/schema.ts'
import { OPTIONAL_MAILS } from './constants.ts'

const id = z.uuid()

/** What each template needs in its notification's row: ids, looked up when the message is rendered. */
export const templateData = {
  'order-confirmation': z.object({ orderId: id }),
  'order-cancelled': z.object({ orderId: id }),
  'parcel-shipped': z.object({ orderId: id, vendorOrderId: id }),
  'vendor-new-order': z.object({ vendorOrderId: id }),
  'vendor-order-cancelled': z.object({ vendorOrderId: id }),
  'vendor-suspended': z.object({ reason: z.string() }),
  'vendor-approved': z.object({}),
  'password-reset': z.object({ url: z.url() }),
  'verify-email': z.object({ url: z.url() }),
} as const

export type Template = keyof typeof templateData
export const TEMPLATES = Object.keys(templateData) as [Template, ...Template[]]

/** Whom a message is for: who placed an order, who holds an account, a vendor. */
export type RecipientKind = 'customer' | 'user' | 'vendor'

export const CHANNELS = ['email', 'sms', 'in-app'] as const
export const NOTIFICATION_STATES = ['pending', 'sending', 'sent', 'refused', 'unknown'] as const

export type Channel = (typeof CHANNELS)[number]
export type NotificationState = (typeof NOTIFICATION_STATES)[number]

/** A page of the log, newest first; `after` is the id that the page before ended with. */
export const messagePage = z.object({
  channel: z.enum(CHANNELS).optional(),
  state: z.enum(NOTIFICATION_STATES).optional(),
  template: z.enum(TEMPLATES).optional(),
  after: z.uuid().optional(),
})
export type MessagePage = z.infer<typeof messagePage>

/** Hours of the day in which no SMS is sent: minutes since midnight by the clocks of `timeZone`, over midnight or not. */
export interface QuietHours {
  from: number
  until: number
  timeZone: string
}

const minuteOfDay = z.int().min(0).max(1439)
const timeZone = z.string().max(64).refine(isTimeZone, 'Please choose a time zone.')

export const quietHoursSchema = z
  .object({ from: minuteOfDay, until: minuteOfDay, timeZone })
  .refine(({ from, until }) => from !== until, { path: ['until'], message: 'Please choose another end.' })

/** What a customer wants to be told; an SMS needs a number to go to. */
export const preferencesInput = z
  .object({
    mutedMails: z.array(z.enum(OPTIONAL_MAILS satisfies readonly Template[])).max(OPTIONAL_MAILS.length),
    sms: z.boolean(),
    phone: phoneSchema.nullable(),
    quietHours: quietHoursSchema.nullable(),
  })
  .refine(({ sms, phone }) => !sms || phone !== null, {
    path: ['phone'],
    message: 'Please tell us the number to send them to.',
  })
export type Preferences = z.infer<typeof preferencesInput>

function isTimeZone(name: string): boolean {
  try {
    return Boolean(new Intl.DateTimeFormat('en', { timeZone: name }))
  } catch {
    return false
  }
}
