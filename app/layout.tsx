import './globals.css'
import type { Metadata, Viewport } from 'next'
import type { ReactNode } from 'react'
import { LiveRegion } from './_components/live-region.tsx'
import { Toaster } from './_components/ui/toaster.tsx'
import { THEME_SCRIPT } from './_security/theme.ts'

export const metadata: Metadata = {
  title: { default: 'Tradehall', template: '%s · Tradehall' },
  description: 'One cart, many independent shops: things made, grown and repaired by people you can name.',
  applicationName: 'Tradehall',
  formatDetection: { telephone: false, email: false, address: false },
}

export const viewport: Viewport = {
  colorScheme: 'light dark',
  themeColor: [
    { media: '(prefers-color-scheme: light)', color: '#f8fbfa' },
    { media: '(prefers-color-scheme: dark)', color: '#0a1314' },
  ],
}

export default function RootLayout({ children }: { children: ReactNode }) {
  return (
    <html lang="en" suppressHydrationWarning>
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
