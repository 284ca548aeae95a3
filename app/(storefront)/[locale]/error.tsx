'use client'

import { CrashNotice } from '#app/_components/crash-notice.tsx'

type ErrorPageProps = { error: Error & { digest?: string }; reset: () => void }

/** What stands in for a page that failed. The digest leads to the server's log; nothing else is told. */
export default function ErrorPage({ error, reset }: ErrorPageProps) {
  return <CrashNotice reference={error.digest} onRetry={reset} />
}
