'use client'

import { useEffect, useRef, useState } from 'react'
import { useTRPCClient } from '#app/_trpc/client.tsx'
import { fieldErrorsOf, isRefusal, messageOf } from '#app/_trpc/errors.ts'
import { formatMoney } from '#server/core/money.ts'
import type { PlaceOrderInput } from '#server/modules/checkout/schema.ts'
import { beginIntent, endIntent, forgetDraft, type Intent, isDefinite, readIntent } from './placement.ts'
import { type Refusal, refusalWords } from './refusal-words.ts'

export type Placement =
  | {
      state: 'idle'
      refusal: (Refusal & { reason: string }) | null
      fields: readonly { path: string; message: string }[]
    }
  | { state: 'placing'; slow: boolean }
  /** The bank has not answered, or we were not reached: only the same request may follow. */
  | { state: 'unknown'; message: string }
  | { state: 'authenticate'; actionUrl: string | null; clientSecret: string | null }
  | { state: 'placed' }

/** Waits between repetitions of a request whose outcome is not known, in milliseconds. */
const AGAIN_AFTER = [700, 2000, 4000]

const idle: Placement = { state: 'idle', refusal: null, fields: [] }

/**
 * Placing an order from the browser. The key is drawn once per intent and kept with the body, so a double click, a
 * reload and a lost answer all repeat one request; after a definite refusal the next try is a new intent.
 * `onRefused` is told that what the page shows may be out of date.
 */
export function usePlacement({ onRefused }: { onRefused: () => void }) {
  const client = useTRPCClient()
  const [placement, setPlacement] = useState<Placement>(idle)
  const busy = useRef(false)

  async function send(intentOf: () => Intent | null, { mayLeave }: { mayLeave: boolean }): Promise<void> {
    if (busy.current) return
    busy.current = true
    try {
      const intent = intentOf()
      if (!intent) return setPlacement(idle)
      setPlacement({ state: 'placing', slow: false })
      const next = await settle(intent)
      setPlacement(next)
      if (mayLeave && next.state === 'authenticate' && next.actionUrl) location.assign(next.actionUrl)
    } finally {
      busy.current = false
    }
  }

  async function settle({ body }: Intent): Promise<Placement> {
    for (const wait of [...AGAIN_AFTER, null]) {
      try {
        const result = await client.checkout.placeOrder.mutate(body)
        if (result.ok) {
          endIntent(sessionStorage)
          forgetDraft(sessionStorage)
          // A new document: the order's page has a stricter policy than the pages before it.
          location.assign(result.link)
          return { state: 'placed' }
        }
        if (result.reason === 'requires-action') return { state: 'authenticate', ...result }
        if (isDefinite(result.reason)) return refused(result)
      } catch (error) {
        if (isRefusal(error)) return refusedOutright(error)
      }
      setPlacement({ state: 'placing', slow: true })
      if (wait !== null) await new Promise((resolve) => setTimeout(resolve, wait))
    }
    return { state: 'unknown', message: 'We have not heard from your bank yet.' }
  }

  function refused(result: {
    reason: string
    message?: string
    total?: number
    currency?: string
  }): Placement {
    endIntent(sessionStorage)
    onRefused()
    const { reason, total, currency } = result
    const formatted = total !== undefined && currency ? formatMoney({ amount: total, currency }) : null
    return { state: 'idle', refusal: { ...refusalWords(result, formatted), reason }, fields: [] }
  }

  /** The server refused the request itself: input that it does not take, or too many in a minute. */
  function refusedOutright(error: unknown): Placement {
    endIntent(sessionStorage)
    const refusal = {
      title: messageOf(error),
      text: 'Nothing was ordered and nothing charged.',
      reason: 'refused',
    }
    return { state: 'idle', refusal, fields: fieldErrorsOf(error) }
  }

  // What was sent before a reload, or before the way to the bank, is asked for again: its outcome is not known here.
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when the page opens
  useEffect(() => {
    if (readIntent(sessionStorage)) void send(() => readIntent(sessionStorage), { mayLeave: false })
  }, [])

  return {
    placement,
    /** Sends a new intent; nothing happens while another is under way. */
    place: (body: Omit<PlaceOrderInput, 'key'>) =>
      send(() => beginIntent(sessionStorage, body), { mayLeave: true }),
    /** The same request once more. */
    again: () => send(() => readIntent(sessionStorage), { mayLeave: false }),
    /** Gives an intent up that waits for the customer: its payment is let go, the next try is another one. */
    abandon: () => {
      endIntent(sessionStorage)
      setPlacement(idle)
    },
  }
}
