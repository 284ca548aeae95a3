import { defineRouting } from 'next-intl/routing'
import { DEFAULT_LOCALE, LOCALES } from '#server/messages/locales.ts'

/** English stands at the bare address, every other language below its own prefix; `next.config.ts` rewrites accordingly. */
export const routing = defineRouting({
  locales: LOCALES,
  defaultLocale: DEFAULT_LOCALE,
  localePrefix: 'as-needed',
  // The address alone says the language: no cookie, nothing guessed.
  localeCookie: false,
  localeDetection: false,
})
