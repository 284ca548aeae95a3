'use client'

import './globals.css'
import { ErrorState } from './_components/error-state.tsx'

type GlobalErrorProps = { error: Error & { digest?: string }; reset: () => void }

/** What stands in when even the root layout failed; it brings its own document. */
export default function GlobalError({ error, reset }: GlobalErrorProps) {
  return (
    <html lang="en">
      <body>
        <title>Something went wrong · Tradehall</title>
        <main className="grid min-h-dvh place-items-center">
          <ErrorState
            level={1}
            title="Something went wrong on our side"
            onRetry={reset}
            reference={error.digest}
          />
        </main>
      </body>
    </html>
  )
}
