import { Compass } from 'lucide-react'
import type { Metadata } from 'next'
import { DashboardDocument } from './_components/dashboard-document.tsx'
import { baseMetadata, baseViewport } from './_components/document-metadata.ts'
import { EmptyState } from './_components/empty-state.tsx'
import { ButtonLink } from './_components/ui/button.tsx'

export const viewport = baseViewport
export const metadata: Metadata = { ...baseMetadata, title: 'Page not found' }

/** For addresses that lead to no face at all; the storefront has a page of its own, in its reader's language. */
export default function GlobalNotFound() {
  return (
    <DashboardDocument>
      <main className="page-width py-16">
        <EmptyState
          level={1}
          icon={<Compass />}
          title="We cannot find that page"
          action={
            <ButtonLink href="/" document>
              Go to the shop
            </ButtonLink>
          }
        >
          The address may be mistyped.
        </EmptyState>
      </main>
    </DashboardDocument>
  )
}
