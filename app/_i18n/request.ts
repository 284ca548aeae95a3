import { locale as localeInAddress } from 'next/root-params'
import { getRequestConfig } from 'next-intl/server'
import { messagesOf } from '#server/messages/index.ts'
import { DEFAULT_LOCALE, isLocale } from '#server/messages/locales.ts'

/** Found by next-intl's plugin. Dashboards have no language in their address and speak the default one. */
export default getRequestConfig(async ({ locale: named }) => {
  const wanted: string = named ?? (await localeInAddress()) ?? DEFAULT_LOCALE
  const locale = isLocale(wanted) ? wanted : DEFAULT_LOCALE
  return { locale, messages: messagesOf(locale), timeZone: 'UTC' }
})
