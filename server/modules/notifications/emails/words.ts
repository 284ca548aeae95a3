import { createTranslator } from 'next-intl'
import { formatMoney } from '#server/core/money.ts'
import { messagesOf } from '#server/messages/index.ts'
import { DEFAULT_LOCALE, formatLocale, isLocale, type Locale } from '#server/messages/locales.ts'

/** What a mail says and how it writes amounts and dates, in one language. */
export type MailWords = ReturnType<typeof make>

const made = new Map<Locale, MailWords>()

/** The words of a language, made once; those of the default one for what is no language of the shop. */
export function mailWords(wanted: string): MailWords {
  const locale = isLocale(wanted) ? wanted : DEFAULT_LOCALE
  const words = made.get(locale) ?? make(locale)
  made.set(locale, words)
  return words
}

function make(locale: Locale) {
  const tag = formatLocale(locale)
  const days = new Intl.DateTimeFormat(tag, { dateStyle: 'full', timeZone: 'UTC' })
  const countries = new Intl.DisplayNames(tag, { type: 'region' })
  return {
    locale,
    t: createTranslator({ locale, messages: messagesOf(locale), namespace: 'mails' }),
    /** `amount`: minor units. */
    money: (amount: number, currency: string) => formatMoney({ amount, currency }, tag),
    day: (date: Date) => days.format(date),
    /** `code`: ISO 3166 alpha-2. */
    country: (code: string) => countries.of(code) ?? code,
  }
}
