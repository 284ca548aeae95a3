'use client'

import { useTranslations } from 'next-intl'
import { ErrorState } from '#app/_components/error-state.tsx'

type ErrorPageProps = { error: Error & { digest?: string }; reset: () => void }

/** What stands for a page of the dashboard that failed; the frame around it stays. */
export default function VendorError({ error, reset }: ErrorPageProps) {
  const t = useTranslations('vendor')
  return (
    <ErrorState level={1} reference={error.digest} onRetry={reset}>
      {t('failure')}
    </ErrorState>
  )
}
