import { Compass } from 'lucide-react'
import type { Metadata } from 'next'
import { EmptyState } from './_components/empty-state.tsx'
import { StorefrontShell } from './_components/storefront-shell.tsx'
import { ButtonLink } from './_components/ui/button.tsx'

export const metadata: Metadata = { title: 'Page not found' }

export default function NotFound() {
  return (
    <StorefrontShell>
      <EmptyState
        level={1}
        icon={<Compass />}
        title="We cannot find that page"
        action={
          <>
            <ButtonLink href="/">Go to the shop</ButtonLink>
            <ButtonLink href="/order/find" variant="outline" document>
              Find an order
            </ButtonLink>
          </>
        }
      >
        The address may be mistyped, or what was here is no longer sold.
      </EmptyState>
    </StorefrontShell>
  )
}
