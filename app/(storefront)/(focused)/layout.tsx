import type { ReactNode } from 'react'
import { StorefrontShell } from '#app/_components/storefront-shell.tsx'
import { TRPCProvider } from '#app/_trpc/client.tsx'

/** The frame of pages with one task: paying, signing in. */
export default function FocusedLayout({ children }: { children: ReactNode }) {
  return (
    <TRPCProvider>
      <StorefrontShell focused>{children}</StorefrontShell>
    </TRPCProvider>
  )
}
