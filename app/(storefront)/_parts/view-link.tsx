import { useLocale } from 'next-intl'
import type { ComponentProps } from 'react'
import { getPathname } from '#app/_i18n/navigation.ts'

/**
 * A link to another view of the listing that it stands in. A plain one, since a page has a hundred of them: its
 * `ListingRegion` follows them without a new document, and without scripts they are links.
 */
export function ViewLink({ href, children, ...props }: ComponentProps<'a'> & { href: string }) {
  return (
    <a {...props} href={getPathname({ href, locale: useLocale() })} data-view>
      {children}
    </a>
  )
}
