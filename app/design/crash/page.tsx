'use client'

import { useTranslations } from 'next-intl'
import { CrashNotice } from '../../_components/crash-notice.tsx'

/** What stands in for a page that failed. A client component because it takes a way to try again. */
export default function CrashSpecimen() {
  const t = useTranslations('common')
  const words = {
    title: t('crash.title'),
    text: t('crash.text'),
    reference: t('failure.reference'),
    retry: t('failure.retry'),
    toShop: t('notFound.toShop'),
  }
  const retry = () => window.location.assign('/design')
  return <CrashNotice words={words} home="/design" reference="req_8f2k1" onRetry={retry} />
}
