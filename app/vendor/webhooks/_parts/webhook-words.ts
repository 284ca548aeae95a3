import { useTranslations } from 'next-intl'

/** When an event is sent, in words; an event that has none yet says its name. (A key of the catalogue has no slash.) */
export function useEventWords(): (event: string) => string {
  const t = useTranslations('vendor.webhooks.names')
  return (event) => {
    const key = event.replace('/', '_') as Parameters<typeof t>[0]
    return t.has(key) ? t(key) : event
  }
}

/** Why the last attempt failed; a code that has no words yet says itself. */
export function useFailureWords(): (error: string) => string {
  const t = useTranslations('vendor.webhooks.failures')
  return (error) => {
    const key = error as Parameters<typeof t>[0]
    return t.has(key) ? t(key) : error
  }
}
