/** Mails about an order that its customer may do without; its confirmation is always mailed. */
export const OPTIONAL_MAILS = ['parcel-shipped', 'order-cancelled'] as const
export type OptionalMail = (typeof OPTIONAL_MAILS)[number]
