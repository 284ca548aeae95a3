/** Where a wish waits while its guest signs in: this tab alone, so that no link can make somebody wish for something. */
const KEY = 'tradehall-wish'

/** How long it waits, in milliseconds: who comes back later has forgotten it, too. */
const PATIENCE = 30 * 60_000

/** Keeps a guest's wish until they are signed in; `now` in milliseconds. */
export function rememberWish(slug: string, storage: Storage = sessionStorage, now = Date.now()): void {
  storage.setItem(KEY, JSON.stringify({ slug, until: now + PATIENCE }))
}

/** Whether this product is what was wished for before signing in; asked once, it is forgotten. */
export function takeWish(slug: string, storage: Storage = sessionStorage, now = Date.now()): boolean {
  const kept = read(storage.getItem(KEY))
  if (kept?.slug !== slug) return false
  storage.removeItem(KEY)
  return kept.until > now
}

function read(text: string | null): { slug: string; until: number } | null {
  try {
    return text ? JSON.parse(text) : null
  } catch {
    return null
  }
}
