import { newId } from '#server/core/ids.ts'
import type { Db } from '#server/db/index.ts'

export const ATTEMPT_STATES = [
  'created',
  'requires-action',
  'authorised',
  'declined',
  'unknown',
  'used',
  'voiding',
  'voided',
] as const
export type AttemptState = (typeof ATTEMPT_STATES)[number]

/** A payment attempt as the checkout needs it. amount: minor units. */
export interface Attempt {
  id: string
  bodyHash: string
  amount: number
  currency: string
  state: AttemptState
  providerReference: string | null
  declineReason: string | null
  actionUrl: string | null
  clientSecret: string | null
}

export interface AttemptRequest {
  owner: string
  key: string
  bodyHash: string
  cartId: string
  amount: number
  currency: string
}

/** What the checkout reads of an attempt. */
export const ATTEMPT_FIELDS = {
  id: true,
  bodyHash: true,
  amount: true,
  currency: true,
  state: true,
  providerReference: true,
  declineReason: true,
  actionUrl: true,
  clientSecret: true,
} as const

/**
 * The committed attempt for this owner and key, made before the gateway is called; its id is the provider's
 * idempotency key. Idempotent: the same request finds the same attempt. A new number is opened only when the last
 * attempt under the key was voided (the customer came back after the sweep), or when it asks for another amount.
 */
export async function openAttempt(
  db: Db,
  request: AttemptRequest,
): Promise<{ ok: true; attempt: Attempt } | { ok: false; reason: 'key-reused' }> {
  for (;;) {
    const last = await db.paymentAttempt.findFirst({
      where: { owner: request.owner, key: request.key },
      orderBy: { number: 'desc' },
      select: { ...ATTEMPT_FIELDS, number: true },
    })
    if (last) {
      if (last.bodyHash !== request.bodyHash) return { ok: false, reason: 'key-reused' }
      const same = last.amount === request.amount && last.currency === request.currency
      if (same && last.state !== 'voided') return { ok: true, attempt: last as Attempt }
    }
    await db.paymentAttempt.createMany({
      data: [
        { id: newId(), number: (last?.number ?? 0) + 1, state: 'created', provider: 'stripe', ...request },
      ],
      skipDuplicates: true, // another caller under the key was faster: its attempt is found in the next round
    })
  }
}
