import type { Page } from '@playwright/test'

/** The three faces of the shop. */
export const FACES = ['storefront', 'vendor', 'operator'] as const
export type Face = (typeof FACES)[number]

/** Who looks: `shopper` is a guest with things of several vendors in the cart. */
export const VISITORS = ['guest', 'shopper', 'customer', 'vendor', 'operator'] as const
export type Visitor = (typeof VISITORS)[number]

/**
 * What a page may show: the demo's data, those of a shop on its first day, or what it says when the server fails it:
 * the calls that the page makes itself (`calls`), or the database below the page (`database`).
 */
export const STATES = ['full', 'empty', 'calls', 'database'] as const
export type State = (typeof STATES)[number]

/** A page as somebody sees it: the unit of screenshots, audits and tests of accessibility. */
export interface Stop {
  /** Its own name, for files and reports. */
  name: string
  /** The page in `app/` that it shows, by its folder without groups and language. */
  place: string
  face: Face
  visitor: Visitor
  /** Its address; or a page and the shape of the link on it that leads there, and what is added to that. */
  at: string | { on: string; to: RegExp; plus?: string }
  states: readonly State[]
  /** What to do there before it shows what is meant, e.g. open a dialog. */
  act?: (page: Page) => Promise<unknown>
  /** The status that it answers; default 200. */
  status?: number
}
