import { inLocale, type Locale } from '#server/messages/locales.ts'

/** An address of ours in a language; another site's, and what begins with `?` or `#`, stays as it is. */
export function getPathname({ href, locale }: { href: string; locale: Locale }): string {
  return /^\/(?!\/)/.test(href) ? inLocale(href, locale) : href
}
