import { createElement, type ReactElement } from 'react'
import { env } from '#server/env.ts'
import type { Email } from '#server/gateways/email.ts'
import { orderLink } from '#server/modules/orders/guest-link.ts'
import { PasswordReset, VerifyEmail } from './emails/account.tsx'
import { OrderCancelled, OrderConfirmation, ParcelShipped } from './emails/customer.tsx'
import { VendorNewOrder, VendorOrderCancelled } from './emails/vendor.tsx'
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

/** A message as the mail that is sent: subject, HTML and its plain-text twin. Throws when its data are not there. */
export async function renderEmail(message: Message): Promise<Email> {
  const { subject, mail } = compose(message)
  // Not react-email's own `render`: it streams, for components that wait, and takes four times as long.
  const { renderToStaticMarkup } = await renderer()
  const html = `${DOCTYPE}${renderToStaticMarkup(mail)}`
  return { to: message.to.email, subject, html, text: plainTextOf(html) }
}

function compose(message: Message): { subject: string; mail: ReactElement } {
  const shopUrl = env.APP_URL
  switch (message.template) {
    case 'order-confirmation': {
      const order = orderOf(message)
      const bank = { holder: env.BANK_ACCOUNT_HOLDER, iban: env.BANK_IBAN, bic: env.BANK_BIC }
      return {
        subject: `Your order ${order.code}`,
        mail: createElement(OrderConfirmation, { order, bank, shopUrl, orderUrl: orderLink(order.code) }),
      }
    }
    case 'order-cancelled': {
      const order = orderOf(message)
      return {
        subject: `Your order ${order.code} was cancelled`,
        mail: createElement(OrderCancelled, { order, shopUrl, orderUrl: orderLink(order.code) }),
      }
    }
    case 'parcel-shipped': {
      const [order, part] = [orderOf(message), partOf(message)]
      return {
        subject: `Your parcel from ${part.vendorName} is on its way`,
        mail: createElement(ParcelShipped, { order, part, shopUrl, orderUrl: orderLink(order.code) }),
      }
    }
    case 'vendor-new-order':
    case 'vendor-order-cancelled': {
      const [order, part] = [orderOf(message), partOf(message)]
      const isNew = message.template === 'vendor-new-order'
      return {
        subject: isNew ? `New order ${part.code}` : `Order ${part.code} was cancelled`,
        mail: createElement(isNew ? VendorNewOrder : VendorOrderCancelled, {
          ...{ order, part, shopUrl },
          partUrl: `${shopUrl}/vendor/orders/${part.id}`,
        }),
      }
    }
    case 'password-reset':
      return {
        subject: 'Choose a new password',
        mail: createElement(PasswordReset, accountMail(message, shopUrl)),
      }
    case 'verify-email':
      return {
        subject: 'Please confirm your e-mail address',
        mail: createElement(VerifyEmail, accountMail(message, shopUrl)),
      }
  }
}

function accountMail({ to, url }: Message, shopUrl: string) {
  if (!url) throw new Error('An account mail has no link.')
  return { name: to.name, url, shopUrl }
}

function orderOf({ id, order }: Message): OrderView {
  if (!order) throw new Error(`Notification ${id} has no order.`)
  return order
}

function partOf({ id, part }: Message): PartView {
  if (!part) throw new Error(`Notification ${id} has no vendor order.`)
  return part
}
