import { notFound } from 'next/navigation'
import { setRequestLocale } from 'next-intl/server'
import { isLocale, type Locale } from '#server/messages/locales.ts'

/**
 * The language in the address of a storefront page, for whom every layout and page calls this first: without it next-intl
 * reads the request's headers, and the page can be cached for nobody.
 */
export async function pageLocale(params: Promise<{ locale: string }>): Promise<Locale> {
  const { locale } = await params
  if (!isLocale(locale)) notFound()
  setRequestLocale(locale)
  return locale
}
