import type { Locale } from '#server/messages/locales.ts'

/** What a page says that failed. Beside the catalogue, since each page's first load carries it, and reading that costs 3 kB. */
export const CRASH_WORDS: Record<
  Locale,
  Record<'title' | 'text' | 'reference' | 'retry' | 'toShop', string>
> = {
  en: {
    title: 'Something went wrong on our side',
    text: 'Please try again in a moment. If you were placing an order that is safe: nothing is charged twice.',
    reference: 'Reference',
    retry: 'Try again',
    toShop: 'Go to the shop',
  },
  de: {
    title: 'Bei uns ist etwas schiefgegangen',
    text: 'Bitte versuche es gleich noch einmal. Falls du gerade bestellt hast: Das ist sicher, und nichts wird doppelt abgebucht.',
    reference: 'Kennung',
    retry: 'Noch einmal versuchen',
    toShop: 'Zum Laden',
  },
}
