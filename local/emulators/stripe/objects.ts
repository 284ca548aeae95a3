import { randomBytes } from 'node:crypto'

export interface Intent {
  id: string
  created: number
  amount: number
  currency: string
  status: 'requires_action' | 'requires_capture' | 'requires_payment_method' | 'succeeded' | 'canceled'
  captureMethod: 'manual' | 'automatic'
  paymentMethod: string | null
  metadata: Record<string, string>
  received: number
  refunded: number
  returnUrl: string | null
  /** Where an authentication page is served, while one is asked for. */
  actionUrl: string | null
  error: { code: string; decline_code?: string; message: string; type: string } | null
  canceledAt: number | null
  transferGroup: string | null
}

export interface Refund {
  id: string
  created: number
  intent: string
  amount: number
  currency: string
  metadata: Record<string, string>
  /** Left out while it has not failed. */
  failure?: string
}

export interface Transfer {
  id: string
  created: number
  amount: number
  currency: string
  destination: string
  transferGroup: string | null
  metadata: Record<string, string>
  reversals: { id: string; created: number; amount: number; metadata: Record<string, string> }[]
}

export interface Account {
  id: string
  created: number
  country: string
  email: string | null
  metadata: Record<string, string>
}

/** Seconds since 1970, as all of Stripe's times. */
export const now = (): number => Math.floor(Date.now() / 1000)

export const newId = (prefix: string): string => `${prefix}_${randomBytes(12).toString('hex')}`

export const clientSecret = (intent: Intent): string => `${intent.id}_secret_${intent.id.slice(-8)}`

const chargeId = (intent: Intent): string => intent.id.replace('pi_', 'ch_')

const charged = (intent: Intent): boolean => intent.status === 'requires_capture' || intent.received > 0

export function renderIntent(intent: Intent): Record<string, unknown> {
  const { id, created, amount, currency, status, metadata, paymentMethod, error, actionUrl, returnUrl } =
    intent
  return {
    id,
    object: 'payment_intent',
    amount,
    amount_capturable: status === 'requires_capture' ? amount : 0,
    amount_received: intent.received,
    canceled_at: intent.canceledAt,
    cancellation_reason: null,
    capture_method: intent.captureMethod,
    client_secret: clientSecret(intent),
    confirmation_method: 'automatic',
    created,
    currency,
    last_payment_error: error,
    latest_charge: charged(intent) ? chargeId(intent) : null,
    livemode: false,
    metadata,
    next_action:
      status === 'requires_action' && actionUrl
        ? { type: 'redirect_to_url', redirect_to_url: { url: actionUrl, return_url: returnUrl } }
        : null,
    payment_method: status === 'requires_payment_method' ? null : paymentMethod,
    payment_method_types: ['card'],
    status,
    transfer_group: intent.transferGroup,
  }
}

export function renderCharge(intent: Intent): Record<string, unknown> {
  return {
    id: chargeId(intent),
    object: 'charge',
    amount: intent.amount,
    amount_captured: intent.received,
    amount_refunded: intent.refunded,
    captured: intent.received > 0,
    created: intent.created,
    currency: intent.currency,
    livemode: false,
    metadata: intent.metadata,
    paid: true,
    payment_intent: intent.id,
    payment_method: intent.paymentMethod,
    refunded: intent.refunded > 0 && intent.refunded === intent.received,
    status: 'succeeded',
    transfer_group: intent.transferGroup,
  }
}

export function renderRefund({
  id,
  created,
  intent,
  amount,
  currency,
  metadata,
  failure,
}: Refund): Record<string, unknown> {
  return {
    id,
    object: 'refund',
    amount,
    charge: intent.replace('pi_', 'ch_'),
    created,
    currency,
    metadata,
    payment_intent: intent,
    reason: null,
    ...(failure ? { status: 'failed', failure_reason: failure } : { status: 'succeeded' }),
  }
}

export function renderTransfer(transfer: Transfer): Record<string, unknown> {
  const { id, created, amount, currency, destination, metadata } = transfer
  const reversed = reversedOf(transfer)
  return {
    id,
    object: 'transfer',
    amount,
    amount_reversed: reversed,
    created,
    currency,
    destination,
    livemode: false,
    metadata,
    reversals: {
      object: 'list',
      data: transfer.reversals.map((_, index) => renderReversal(transfer, index)),
      has_more: false,
    },
    reversed: reversed === amount,
    transfer_group: transfer.transferGroup,
  }
}

export function renderReversal(
  { id, currency, reversals }: Transfer,
  index: number,
): Record<string, unknown> {
  const reversal = reversals[index]
  return { ...reversal, object: 'transfer_reversal', currency, transfer: id }
}

export function renderAccount({ id, created, country, email, metadata }: Account): Record<string, unknown> {
  return {
    id,
    object: 'account',
    capabilities: { transfers: 'active' },
    charges_enabled: false,
    country,
    created,
    details_submitted: true,
    email,
    metadata,
    payouts_enabled: true,
    type: 'express',
  }
}

export const reversedOf = ({ reversals }: Transfer): number =>
  reversals.reduce((sum, { amount }) => sum + amount, 0)
