/**
 * Every word that a person reads, by language and namespace. English says what there is; a namespace, key or argument that
 * another language lacks does not compile, and `catalogue.test.ts` names it.
 */

import deAccount from './de/account.json' with { type: 'json' }
import deAuth from './de/auth.json' with { type: 'json' }
import deCart from './de/cart.json' with { type: 'json' }
import deCheckout from './de/checkout.json' with { type: 'json' }
import deCommon from './de/common.json' with { type: 'json' }
import deHome from './de/home.json' with { type: 'json' }
import deListing from './de/listing.json' with { type: 'json' }
import deMails from './de/mails.json' with { type: 'json' }
import deOrder from './de/order.json' with { type: 'json' }
import deProduct from './de/product.json' with { type: 'json' }
import enAccount from './en/account.json' with { type: 'json' }
import enAdmin from './en/admin.json' with { type: 'json' }
import enAuth from './en/auth.json' with { type: 'json' }
import enCart from './en/cart.json' with { type: 'json' }
import enCheckout from './en/checkout.json' with { type: 'json' }
import enCommon from './en/common.json' with { type: 'json' }
import enHome from './en/home.json' with { type: 'json' }
import enListing from './en/listing.json' with { type: 'json' }
import enMails from './en/mails.json' with { type: 'json' }
import enOrder from './en/order.json' with { type: 'json' }
import enProduct from './en/product.json' with { type: 'json' }
import enVendor from './en/vendor.json' with { type: 'json' }
import type { Locale } from './locales.ts'

const en = {
  common: enCommon,
  home: enHome,
  listing: enListing,
  product: enProduct,
  cart: enCart,
  checkout: enCheckout,
  order: enOrder,
  account: enAccount,
  auth: enAuth,
  mails: enMails,
  vendor: enVendor,
  admin: enAdmin,
}

/** Their shape: what English says. */
export type Messages = typeof en
export type Namespace = keyof Messages

const de: Messages = {
  common: deCommon,
  home: deHome,
  listing: deListing,
  product: deProduct,
  cart: deCart,
  checkout: deCheckout,
  order: deOrder,
  account: deAccount,
  auth: deAuth,
  mails: deMails,
  // Vendors and operators are spoken to in English.
  vendor: enVendor,
  admin: enAdmin,
}

const CATALOGUE: Record<Locale, Messages> = { en, de }

/** All words of a language. */
export function messagesOf(locale: Locale): Messages {
  return CATALOGUE[locale]
}
