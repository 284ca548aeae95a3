import { useEffect, useState } from 'react'
import { client } from '#app/_trpc/client.ts'
import type { Locale } from '#server/messages/locales.ts'
import type { Suggestions } from '#server/modules/catalog/schema.ts'

/** How long nobody types before it is asked, in milliseconds. */
const PAUSE_MS = 120

/** Answers of this page's life: who deletes a letter sees the earlier ones at once. */
const known = new Map<string, Suggestions>()

/**
 * What may be meant by what is typed so far; null where nothing is, and as long as nothing is known. What fails is as if
 * there were no suggestions.
 */
export function useSuggestions(typed: string, locale: Locale): Suggestions | null {
  const q = typed.trim()
  const [shown, setShown] = useState<Suggestions | null>(null)

  useEffect(() => {
    if (!q) return setShown(null)
    const key = `${locale} ${q}`
    const held = known.get(key)
    if (held) return setShown(held)
    const stop = new AbortController()
    const timer = setTimeout(async () => {
      try {
        const found = await client.catalog.suggest.query(
          { q: q.slice(0, 80), locale },
          { signal: stop.signal },
        )
        known.set(key, found)
        setShown(found)
      } catch {
        // Another letter, or no connection: the form works without.
      }
    }, PAUSE_MS)
    return () => {
      clearTimeout(timer)
      stop.abort()
    }
  }, [q, locale])

  return q ? shown : null
}
