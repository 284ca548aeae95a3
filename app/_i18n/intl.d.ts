import type { Messages } from '#server/messages/index.ts'
import type { Locale } from '#server/messages/locales.ts'

// A key that the catalogue lacks does not compile.
declare module 'next-intl' {
  interface AppConfig {
    Locale: Locale
    Messages: Messages
  }
}
