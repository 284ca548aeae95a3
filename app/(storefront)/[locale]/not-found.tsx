import { StorefrontShell } from '#app/_components/storefront-shell.tsx'
import { MissingNotice } from '../_parts/missing.tsx'

export default function NotFound() {
  return (
    <StorefrontShell>
      <MissingNotice />
    </StorefrontShell>
  )
}
