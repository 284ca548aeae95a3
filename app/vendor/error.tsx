'use client'

import { ErrorState } from '#app/_components/error-state.tsx'

type ErrorPageProps = { error: Error & { digest?: string }; reset: () => void }

/** What stands for a page of the dashboard that failed; the frame around it stays. */
export default function VendorError({ error, reset }: ErrorPageProps) {
  return (
    <ErrorState level={1} reference={error.digest} onRetry={reset}>
      The page could not be read. Your products go on being sold; please try again in a moment.
    </ErrorState>
  )
}
