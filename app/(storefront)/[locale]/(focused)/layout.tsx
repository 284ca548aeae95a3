import type { ReactNode } from 'react'
import { StorefrontShell } from '#app/_components/storefront-shell.tsx'
import { pageLocale } from '#app/_i18n/page-locale.ts'

type Props = { params: Promise<{ locale: string }>; children: ReactNode }

/** The frame of pages with one task: paying, signing in. */
export default async function FocusedLayout({ params, children }: Props) {
  await pageLocale(params)
  return <StorefrontShell focused>{children}</StorefrontShell>
}
