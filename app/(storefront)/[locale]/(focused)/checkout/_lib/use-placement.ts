'use client'

import { useLocale } from 'next-intl'
import { useEffect, useRef, useState } from 'react'
import { getPathname } from '#app/_i18n/navigation.ts'
import { client } from '#app/_trpc/client.ts'
import { fieldErrorsOf, isRefusal } from '#app/_trpc/errors.ts'
import type { PlaceOrderInput } from '#server/modules/checkout/schema.ts'
import { beginIntent, endIntent, forgetDraft, type Intent, readIntent } from './placement.ts'

type Answer = Awaited<ReturnType<PlaceOrder>>

/** Why nothing was ordered. `refused`: the API took nothing of it; the others are the placement's own reasons. */
export type Refusal = Exclude<Extract<Answer, { ok: false }>, Open> | { reason: 'refused'; error: unknown }
type Open = { reason: 'requires-action' | 'payment-unknown' }

export type Placement =
  | {
      state: 'idle'
      refusal: Refusal | null
      fields: readonly { path: string; message: string }[]
    }
  | { state: 'placing'; slow: boolean }
  /** The bank has not answered, or we were not reached: only the same request may follow. */
  | { state: 'unknown' }
  | { state: 'authenticate'; actionUrl: string | null; clientSecret: string | null }
  | { state: 'placed' }

/** Waits between repetitions of a request whose outcome is not known, in milliseconds. */
const AGAIN_AFTER = [700, 2000, 4000]

const idle: Placement = { state: 'idle', refusal: null, fields: [] }

/** The API's one procedure that is needed here. */
type PlaceOrder = typeof client.checkout.placeOrder.mutate

/**
 * Sends one body, again and again while its outcome is not known, until it is or patience ends. `onSlow` is told once
 * the first answer did not settle it.
 */
async function settle(placeOrder: PlaceOrder, body: PlaceOrderInput, onSlow: () => void): Promise<Settled> {
  for (const wait of [...AGAIN_AFTER, null]) {
    const settled = await ask(placeOrder, body)
    if (settled) return settled
    onSlow()
    if (wait !== null) await new Promise((resolve) => setTimeout(resolve, wait))
  }
  return { state: 'unknown' }
}

type Settled = Placement & { link?: string }

/** One request; null where its outcome is not known afterwards. */
async function ask(placeOrder: PlaceOrder, body: PlaceOrderInput): Promise<Settled | null> {
  try {
    const result = await placeOrder(body)
    if (result.ok) return { state: 'placed', link: result.link }
    if (result.reason === 'requires-action') return { state: 'authenticate', ...result }
    return result.reason === 'payment-unknown' ? null : { state: 'idle', refusal: result, fields: [] }
  } catch (error) {
    // No answer, or a broken server's: the order may stand.
    if (!isRefusal(error)) return null
    return { state: 'idle', refusal: { reason: 'refused', error }, fields: fieldErrorsOf(error) }
  }
}

/** Forgets what is settled, and goes on to where the answer leads. */
function follow(settled: Settled, mayLeave: boolean, inLanguage: (path: string) => string): void {
  if (settled.state === 'idle' || settled.state === 'placed') endIntent(sessionStorage)
  if (settled.state === 'placed') forgetDraft(sessionStorage)
  // A new document: the order's page has a policy of its own.
  if (settled.link) location.assign(inLanguage(settled.link))
  if (mayLeave && settled.state === 'authenticate' && settled.actionUrl) location.assign(settled.actionUrl)
}

/**
 * Placing an order from the browser. The key is drawn once per intent and kept with the body, so a double click, a
 * reload and a lost answer all repeat one request; after a definite refusal the next try is a new intent.
 * `onRefused` is told that what the page shows may be out of date.
 */
export function usePlacement({ onRefused }: { onRefused: () => void }) {
  const locale = useLocale()
  const [placement, setPlacement] = useState<Placement>(idle)
  const busy = useRef(false)

  async function send(intentOf: () => Intent | null, mayLeave: boolean): Promise<void> {
    if (busy.current) return
    const intent = intentOf()
    if (!intent) return setPlacement(idle)
    busy.current = true
    setPlacement({ state: 'placing', slow: false })
    const slow = () => setPlacement({ state: 'placing', slow: true })
    const settled = await settle(client.checkout.placeOrder.mutate, intent.body, slow)
    busy.current = false
    follow(settled, mayLeave, (href) => getPathname({ href, locale }))
    if (settled.state === 'idle') onRefused()
    setPlacement(settled)
  }
  const kept = () => readIntent(sessionStorage)

  // What was sent before a reload, or before the way to the bank, is asked for again: its outcome is not known here.
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when the page opens
  useEffect(() => {
    if (kept()) void send(kept, false)
  }, [])

  return {
    placement,
    /** Sends a new intent; nothing happens while another is under way. */
    place: (body: Omit<PlaceOrderInput, 'key'>) => send(() => beginIntent(sessionStorage, body), true),
    /** The same request once more. */
    again: () => send(kept, false),
    /** Gives an intent up that waits for the customer: its payment is let go, the next try is another one. */
    abandon: () => {
      endIntent(sessionStorage)
      setPlacement(idle)
    },
  }
}
