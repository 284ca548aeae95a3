import { useEffect, useState } from 'react'
import type { Suggestions } from '#server/modules/catalog/schema.ts'

/** How long nobody types before it is asked, in milliseconds. */
const PAUSE_MS = 120

/** Answers of this page's life: who deletes a letter sees the earlier ones at once. */
const known = new Map<string, Suggestions>()

/**
 * What may be meant by what is typed so far; null where nothing is, and as long as nothing is known. The API is spoken to
 * without its client, whose weight every page would carry; what fails is as if there were no suggestions.
 */
export function useSuggestions(typed: string, locale: string): Suggestions | null {
  const q = typed.trim()
  const [shown, setShown] = useState<Suggestions | null>(null)

  useEffect(() => {
    if (!q) return setShown(null)
    const input = JSON.stringify({ json: { q: q.slice(0, 80), locale } })
    const held = known.get(input)
    if (held) return setShown(held)
    const stop = new AbortController()
    const timer = setTimeout(async () => {
      try {
        const answer = await fetch(`/api/trpc/catalog.suggest?input=${encodeURIComponent(input)}`, {
          signal: stop.signal,
        })
        if (!answer.ok) return
        const found: Suggestions = (await answer.json()).result.data.json
        known.set(input, found)
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
