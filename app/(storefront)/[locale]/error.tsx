'use client'

import { useLocale, useTranslations } from 'next-intl'
import { CrashNotice } from '#app/_components/crash-notice.tsx'
import { getPathname } from '#app/_i18n/navigation.ts'

type ErrorPageProps = { error: Error & { digest?: string }; reset: () => void }

/** What stands in for a page that failed. The digest leads to the server's log; nothing else is told. */
export default function ErrorPage({ error, reset }: ErrorPageProps) {
  const t = useTranslations('common')
  const words = {
    title: t('crash.title'),
    text: t('crash.text'),
    reference: t('failure.reference'),
    retry: t('failure.retry'),
    toShop: t('notFound.toShop'),
  }
  const home = getPathname({ href: '/', locale: useLocale() })
  return <CrashNotice words={words} home={home} reference={error.digest} onRetry={reset} />
}
