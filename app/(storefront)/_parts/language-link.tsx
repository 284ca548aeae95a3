'use client'

import { Languages } from 'lucide-react'
import { useLocale, useTranslations } from 'next-intl'
import type { MouseEvent } from 'react'
import { buttonVariants } from '#app/_components/ui/button.tsx'
import { cn } from '#app/_components/ui/cn.ts'
import { getPathname } from '#app/_i18n/navigation.ts'
import { usePathname } from '#app/_i18n/use-navigation.ts'
import { LOCALES } from '#server/messages/locales.ts'

/**
 * The same page in the other language, with the same search and filters. An island, since only the browser knows its
 * address; a new document, since the document says its language.
 */
export function LanguageLink({ className }: { className?: string }) {
  const t = useTranslations('common.nav')
  const path = usePathname()
  const own = useLocale()
  const locale = LOCALES.find((other) => other !== own) ?? own
  const href = getPathname({ href: path, locale })

  function keepQuery(event: MouseEvent) {
    if (event.metaKey || event.ctrlKey || event.shiftKey || !window.location.search) return
    event.preventDefault()
    window.location.assign(href + window.location.search)
  }

  return (
    <a
      href={href}
      hrefLang={locale}
      lang={locale}
      onClick={keepQuery}
      aria-label={t('switchTo')}
      className={cn(buttonVariants({ variant: 'ghost', size: 'sm' }), 'h-11 md:h-9', className)}
    >
      <Languages aria-hidden />
      {t('switchName')}
    </a>
  )
}
