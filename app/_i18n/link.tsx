'use client'

import NextLink from 'next/link'
import { useLocale } from 'next-intl'
import { type ComponentProps, useState } from 'react'
import { getPathname } from './navigation.ts'

export type LinkProps = Omit<ComponentProps<typeof NextLink>, 'href' | 'locale' | 'prefetch'> & {
  href: string
}

/**
 * Next's own link, which stays in the reader's language (what next-intl has for it is 5 kB on every page) and fetches ahead what
 * somebody reaches for. Next fetches all that is in sight: one look at a list of orders were 36 requests, each with its
 * questions to the database. A client component: it hears what is reached for.
 */
export function Link({ href, onPointerEnter, onFocus, ...props }: LinkProps) {
  const [isMeant, setMeant] = useState(false)
  return (
    <NextLink
      {...props}
      href={getPathname({ href, locale: useLocale() })}
      prefetch={isMeant ? null : false}
      onPointerEnter={(event) => {
        setMeant(true)
        onPointerEnter?.(event)
      }}
      onFocus={(event) => {
        setMeant(true)
        onFocus?.(event)
      }}
    />
  )
}
