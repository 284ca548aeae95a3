import type { PlaceOrderInput } from '#server/modules/checkout/schema.ts'

/** What was sent, or is about to be: kept until its outcome is known, so that a reload asks for the same thing. */
export interface Intent {
  body: PlaceOrderInput
}

/** The part of the browser's sessionStorage that is used: one intent per tab. */
export type Store = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>

const INTENT = 'tradehall-intent'
const DRAFT = 'tradehall-checkout'

export function readIntent(store: Store): Intent | null {
  return parse<Intent>(store, INTENT, (value) => typeof value.body?.key === 'string')
}

/** Draws the key of a new intent and keeps it with its body, before anything is sent. */
export function beginIntent(store: Store, body: Omit<PlaceOrderInput, 'key'>): Intent {
  const intent = { body: { ...body, key: crypto.randomUUID() } }
  write(store, INTENT, intent)
  return intent
}

export function endIntent(store: Store): void {
  store.removeItem(INTENT)
}

/** What was typed so far, so that neither a reload nor a declined card costs it. */
export function readDraft(store: Store): Record<string, unknown> {
  return parse<Record<string, unknown>>(store, DRAFT, () => true) ?? {}
}

export function keepDraft(store: Store, draft: object): void {
  write(store, DRAFT, draft)
}

export function forgetDraft(store: Store): void {
  store.removeItem(DRAFT)
}

function parse<T extends object>(store: Store, name: string, good: (value: T) => boolean): T | null {
  try {
    const value: unknown = JSON.parse(store.getItem(name) ?? 'null')
    return value !== null && typeof value === 'object' && good(value as T) ? (value as T) : null
  } catch {
    return null
  }
}

function write(store: Store, name: string, value: object): void {
  try {
    store.setItem(name, JSON.stringify(value))
  } catch {
    // A browser that keeps nothing still orders; only a reload would ask for a new order of a cart that is gone.
  }
}
