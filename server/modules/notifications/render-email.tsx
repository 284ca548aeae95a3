import { createElement, type ReactElement } from 'react'
import { env } from '#server/env.ts'
import type { Email } from '#server/gateways/email.ts'
import { orderLink } from '#server/modules/orders/guest-link.ts'
import { PasswordReset, VerifyEmail } from './emails/account.tsx'
import { OrderCancelled, OrderConfirmation, ParcelShipped } from './emails/customer.tsx'
import { VendorApproved, VendorNewOrder, VendorOrderCancelled, VendorSuspended } from './emails/vendor.tsx'
import { type MailWords, mailWords } from './emails/words.ts'
import type { Message, OrderView, PartView } from './load-messages.ts'
import { plainTextOf } from './plain-text.ts'

/** What mail programs know best. */
const DOCTYPE =
  '<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN" "http://www.w3.org/TR/xhtml1/DTD/xhtml1-transitional.dtd">'

let loaded: Promise<typeof import('react-dom/server')> | undefined

/** Loaded at the first mail: Next lets no server module import it at its top. */
function renderer(): Promise<typeof import('react-dom/server')> {
  loaded ??= import('react-dom/server')
  return loaded
}

/** A message as the mail that is sent, in its recipient's language: subject, HTML and its plain-text twin. Throws when its data are not there. */
export async function renderEmail(message: Message): Promise<Email> {
  const { subject, mail } = compose(message)
  // Not react-email's own `render`: it streams, for components that wait, and takes four times as long.
  const { renderToStaticMarkup } = await renderer()
  const html = `${DOCTYPE}${renderToStaticMarkup(mail)}`
  return { to: message.to.email, subject, html, text: plainTextOf(html) }
}

function compose(message: Message): { subject: string; mail: ReactElement } {
  const words = mailWords(message.to.locale)
  const { t } = words
  const frame = { words, shopUrl: env.APP_URL }
  switch (message.template) {
    case 'order-confirmation':
    case 'order-cancelled':
    case 'parcel-shipped':
      return composeForCustomer(message, frame)
    case 'vendor-new-order':
    case 'vendor-order-cancelled': {
      const [order, part] = [orderOf(message), partOf(message)]
      const isNew = message.template === 'vendor-new-order'
      const props = { ...frame, order, part, partUrl: `${env.APP_URL}/vendor/orders/${part.id}` }
      return {
        subject: t(isNew ? 'subjects.vendorNewOrder' : 'subjects.vendorCancelled', { code: part.code }),
        mail: createElement(isNew ? VendorNewOrder : VendorOrderCancelled, props),
      }
    }
    case 'vendor-suspended':
    case 'vendor-approved': {
      const isSuspended = message.template === 'vendor-suspended'
      const props = { ...frame, name: message.to.name, dashboardUrl: `${env.APP_URL}/vendor` }
      return {
        subject: t(isSuspended ? 'subjects.vendorSuspended' : 'subjects.vendorApproved'),
        mail: isSuspended
          ? createElement(VendorSuspended, { ...props, reason: message.reason })
          : createElement(VendorApproved, props),
      }
    }
    case 'password-reset':
    case 'verify-email': {
      if (!message.url) throw new Error('An account mail has no link.')
      const isReset = message.template === 'password-reset'
      const props = { ...frame, name: message.to.name, url: message.url }
      return {
        subject: t(isReset ? 'subjects.passwordReset' : 'subjects.verifyEmail'),
        mail: createElement(isReset ? PasswordReset : VerifyEmail, props),
      }
    }
  }
}

interface Frame {
  words: MailWords
  shopUrl: string
}

function composeForCustomer(message: Message, frame: Frame): { subject: string; mail: ReactElement } {
  const { t, locale } = frame.words
  const order = orderOf(message)
  const { code } = order
  const props = { ...frame, order, orderUrl: orderLink(code, locale) }
  switch (message.template) {
    case 'order-cancelled':
      return { subject: t('subjects.cancelled', { code }), mail: createElement(OrderCancelled, props) }
    case 'parcel-shipped': {
      const part = partOf(message)
      const subject = t('subjects.shipped', { vendor: part.vendorName })
      return { subject, mail: createElement(ParcelShipped, { ...props, part }) }
    }
    default: {
      const bank = { holder: env.BANK_ACCOUNT_HOLDER, iban: env.BANK_IBAN, bic: env.BANK_BIC }
      const mail = createElement(OrderConfirmation, { ...props, bank })
      return { subject: t('subjects.confirmation', { code }), mail }
    }
  }
}

function orderOf({ id, order }: Message): OrderView {
  if (!order) throw new Error(`Notification ${id} has no order.`)
  return order
}

function partOf({ id, part }: Message): PartView {
  if (!part) throw new Error(`Notification ${id} has no vendor order.`)
  return part
}
