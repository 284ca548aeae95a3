import { NextIntlClientProvider } from 'next-intl'
import type { ReactNode } from 'react'
import { type Messages, messagesOf, type Namespace } from '#server/messages/index.ts'
import type { Locale } from '#server/messages/locales.ts'
import { compiledMessages } from './format-message.ts'

/**
 * Sends the words of `of` along with the page, for the islands below: they read them by `useTranslations('<namespace>')`.
 * `common` is always among them. An inner one replaces an outer one, so each names all that its islands say. What only
 * server components say needs none.
 */
export function Words({
  locale,
  of,
  children,
}: {
  locale: Locale
  of?: readonly Namespace[]
  children: ReactNode
}) {
  return (
    <NextIntlClientProvider
      locale={locale}
      messages={wordsOf(locale, ['common', ...(of ?? [])])}
      timeZone="UTC"
    >
      {children}
    </NextIntlClientProvider>
  )
}

/** Their messages as browsers read them: parsed, in the same places. Typed as what they were, which next-intl knows. */
function wordsOf(locale: Locale, namespaces: readonly Namespace[]): Partial<Messages> {
  const all = messagesOf(locale)
  return Object.fromEntries(namespaces.map((namespace) => [namespace, compiledMessages(all[namespace])]))
}
