import type { Metadata } from 'next'
import { inLocale, LOCALES, type Locale } from '#server/messages/locales.ts'

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
