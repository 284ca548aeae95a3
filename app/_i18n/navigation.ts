import NextLink from 'next/link'
import { useLocale } from 'next-intl'
import { type ComponentProps, createElement } from 'react'
import { inLocale, type Locale } from '#server/messages/locales.ts'

/** An address of ours in a language; another site's, and what begins with `?` or `#`, stays as it is. */
export function getPathname({ href, locale }: { href: string; locale: Locale }): string {
  return /^\/(?!\/)/.test(href) ? inLocale(href, locale) : href
}

type LinkProps = Omit<ComponentProps<typeof NextLink>, 'href' | 'locale'> & { href: string }

/** Next's own link, which stays in the reader's language. What next-intl has for it is 5 kB on every page. */
export function Link({ href, ...props }: LinkProps) {
  return createElement(NextLink, { ...props, href: getPathname({ href, locale: useLocale() }) })
}
