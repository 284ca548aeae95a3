'use client'

import { usePathname as useNextPathname, useRouter as useNextRouter } from 'next/navigation'
import { useLocale } from 'next-intl'
import { useMemo } from 'react'
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

/** The page's address without its language, which a page that is rendered ahead has in it even where visitors see none. */
export function usePathname(): string {
  const path = useNextPathname()
  const prefix = `/${useLocale()}`
  if (path === prefix) return '/'
  return path.startsWith(`${prefix}/`) ? path.slice(prefix.length) : path
}
