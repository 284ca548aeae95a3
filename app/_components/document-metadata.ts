import type { Metadata, Viewport } from 'next'

/** What every face's root layout says of its pages. */
export const baseMetadata: Metadata = {
  title: { default: 'Tradehall', template: '%s · Tradehall' },
  applicationName: 'Tradehall',
  formatDetection: { telephone: false, email: false, address: false },
}

export const baseViewport: Viewport = {
  colorScheme: 'light dark',
  themeColor: [
    { media: '(prefers-color-scheme: light)', color: '#f8fbfa' },
    { media: '(prefers-color-scheme: dark)', color: '#0a1314' },
  ],
}
