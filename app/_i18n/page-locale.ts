import { notFound } from 'next/navigation'
import { isLocale, type Locale } from '#server/messages/locales.ts'

/** The language in the address of a storefront page. */
export async function pageLocale(params: Promise<{ locale: string }>): Promise<Locale> {
  const { locale } = await params
  if (!isLocale(locale)) notFound()
  return locale
}
