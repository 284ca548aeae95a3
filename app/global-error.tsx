'use client'

import './globals.css'
import { CrashNotice } from './_components/crash-notice.tsx'

type GlobalErrorProps = { error: Error & { digest?: string }; reset: () => void }

/** What stands in when even the root layout failed; it brings its own document. */
export default function GlobalError({ error, reset }: GlobalErrorProps) {
  return (
    <html lang="en">
      <body>
        <title>Something went wrong · Tradehall</title>
        <CrashNotice reference={error.digest} onRetry={reset} />
      </body>
    </html>
  )
}
