'use client'

import { usePathname as useNextPathname, useRouter as useNextRouter } from 'next/navigation'
import { useLocale } from 'next-intl'
import { useMemo } from 'react'
import { VIEW_FOLDER } from '#app/(storefront)/_lib/filter-names.ts'
import { getPathname } from './navigation.ts'

type Router = ReturnType<typeof useNextRouter>

/** Next's own router, which stays in the reader's language. */
export function useRouter(): Router {
  const router = useNextRouter()
  const locale = useLocale()
  return useMemo(() => {
    const inLanguage =
      <Options>(go: (href: string, options?: Options) => void) =>
      (href: string, options?: Options) =>
        go(getPathname({ href, locale }), options)
    return {
      ...router,
      push: inLanguage(router.push),
      replace: inLanguage(router.replace),
      prefetch: inLanguage(router.prefetch),
    }
  }, [router, locale])
}

const VIEW = new RegExp(`/${VIEW_FOLDER}/[\\w-]+$`)

/**
 * The page's address without its language, and without the folder of what is chosen in a listing: a page that is rendered
 * ahead has both in it even where visitors see neither.
 */
export function usePathname(): string {
  const path = useNextPathname().replace(VIEW, '')
  const prefix = `/${useLocale()}`
  if (path === prefix) return '/'
  return path.startsWith(`${prefix}/`) ? path.slice(prefix.length) : path
}
