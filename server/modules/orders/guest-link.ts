import { createHmac, timingSafeEqual } from 'node:crypto'
import { env } from '#server/env.ts'
import { inLocale, type Locale } from '#server/messages/locales.ts'

/** What is signed, so that a signature for one purpose is none for another. */
const PURPOSE = 'order-link:v1:'

/** The signature that opens one order, and nothing else, to whoever holds it. */
export function orderKey(orderCode: string, secret: string = env.AUTH_SECRET): string {
  return createHmac('sha256', secret).update(`${PURPOSE}${orderCode}`).digest('base64url')
}

/** Whether `key` opens the order with this code. Takes the same time for every wrong key. */
export function opensOrder(orderCode: string, key: string, secret: string = env.AUTH_SECRET): boolean {
  const expected = Buffer.from(orderKey(orderCode, secret))
  const given = Buffer.from(key)
  return given.length === expected.length && timingSafeEqual(given, expected)
}

/** The path of an order's page; with its key it opens without signing in. */
export function orderPath(orderCode: string): string {
  return `/order/${orderCode}?key=${orderKey(orderCode)}`
}

/** The address of an order's page in a language, for mails. */
export function orderLink(orderCode: string, locale: Locale): string {
  return `${env.APP_URL}${inLocale(orderPath(orderCode), locale)}`
}
