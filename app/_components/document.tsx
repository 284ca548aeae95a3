import '../globals.css'
import type { ReactNode } from 'react'
import { THEME_SCRIPT } from '../_security/theme.ts'
import { LiveRegion } from './live-region.tsx'
import { Toaster } from './ui/toaster.tsx'

/** The document around every page; each face has a root layout of its own, since the storefront's has a language. */
export function Document({ locale, children }: { locale: string; children: ReactNode }) {
  return (
    <html lang={locale} suppressHydrationWarning>
      <head>
        {/* biome-ignore lint/security/noDangerouslySetInnerHtml: a constant of ours, allowed by its hash */}
        <script dangerouslySetInnerHTML={{ __html: THEME_SCRIPT }} />
      </head>
      <body>
        {children}
        <LiveRegion />
        <Toaster />
      </body>
    </html>
  )
}
