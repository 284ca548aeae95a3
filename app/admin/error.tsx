'use client'

import { ErrorState } from '#app/_components/error-state.tsx'

type ErrorPageProps = { error: Error & { digest?: string }; reset: () => void }

/** What stands for a page of the console that failed; the frame around it stays. */
export default function AdminError({ error, reset }: ErrorPageProps) {
  return (
    <ErrorState level={1} reference={error.digest} onRetry={reset}>
      The page could not be read. Orders go on being taken; please try again in a moment.
    </ErrorState>
  )
}
