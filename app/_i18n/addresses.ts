import type { Metadata } from 'next'
import { DEFAULT_LOCALE, LOCALES, type Locale } from '#server/messages/locales.ts'

/** Where a page of the storefront stands in a language; `path` is its address without one, e.g. `/product/mug`. */
export function inLocale(path: string, locale: Locale): string {
  if (locale === DEFAULT_LOCALE) return path
  return path === '/' ? `/${locale}` : `/${locale}${path}`
}

/** Canonical address and the same page in the other languages (`hreflang`), for a page's metadata. */
export function alternates(path: string, locale: Locale): NonNullable<Metadata['alternates']> {
  return {
    canonical: inLocale(path, locale),
    languages: {
      ...Object.fromEntries(LOCALES.map((one) => [one, inLocale(path, one)])),
      'x-default': path,
    },
  }
}
