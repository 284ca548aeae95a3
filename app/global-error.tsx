'use client'

import './globals.css'
import { CrashNotice } from './_components/crash-notice.tsx'

/** Here rather than in the catalogue: with the layouts, what hands out its words has failed too. */
const WORDS = {
  title: 'Something went wrong on our side',
  text: 'Please try again in a moment. If you were placing an order that is safe: nothing is charged twice.',
  reference: 'Reference',
  retry: 'Try again',
  toShop: 'Go to the shop',
}

type GlobalErrorProps = { error: Error & { digest?: string }; reset: () => void }

/** What stands in when even the root layout failed; it brings its own document. */
export default function GlobalError({ error, reset }: GlobalErrorProps) {
  return (
    <html lang="en">
      <body>
        <title>Something went wrong · Tradehall</title>
        <CrashNotice words={WORDS} home="/" reference={error.digest} onRetry={reset} />
      </body>
    </html>
  )
}
