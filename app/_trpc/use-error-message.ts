'use client'

import { useLocale, useTranslations } from 'next-intl'
import { DEFAULT_LOCALE } from '#server/messages/locales.ts'
import { failureKind, isRefusal } from './errors.ts'

/**
 * What to tell a person about a call that failed, in the page's language. The API's refusals are worded in the default
 * one; readers of another get what kind of refusal it was.
 */
export function useErrorMessage(): (error: unknown) => string {
  const t = useTranslations('common.errors')
  const locale = useLocale()
  return (error) =>
    locale === DEFAULT_LOCALE && isRefusal(error) && error instanceof Error
      ? error.message
      : t(failureKind(error))
}
