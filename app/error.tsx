'use client'

import { ErrorState } from './_components/error-state.tsx'
import { StorefrontShell } from './_components/storefront-shell.tsx'
import { ButtonLink } from './_components/ui/button.tsx'

type ErrorPageProps = { error: Error & { digest?: string }; reset: () => void }

/** What stands in for a page that failed. The digest leads to the server's log; nothing else is told. */
export default function ErrorPage({ error, reset }: ErrorPageProps) {
  return (
    <StorefrontShell focused>
      <ErrorState
        level={1}
        title="Something went wrong on our side"
        onRetry={reset}
        reference={error.digest}
        action={
          <ButtonLink href="/" variant="outline">
            Go to the shop
          </ButtonLink>
        }
      >
        Please try again in a moment. If you were placing an order that is safe: nothing is charged twice.
      </ErrorState>
    </StorefrontShell>
  )
}
