import type { EndpointRefusal, ReplayRefusal } from './types.ts'

const events: Record<string, string> = {
  'order/placed': 'An order is placed',
  'order/paid': 'An order is paid',
  'order/cancelled': 'An order is cancelled',
  'vendor-order/accepted': 'You accept an order',
  'vendor-order/shipped': 'You ship an order',
  'vendor-order/delivered': 'An order is delivered',
  'payout/requested': 'A payout is on its way',
  'payout/paid': 'A payout arrives',
  'payout/failed': 'A payout fails',
  'payout/returned': 'A payout comes back',
  'inventory/low': 'Stock runs low',
}

/** When an event is sent, in words; an event that has none yet says its name. */
export function eventWords(event: string): string {
  return events[event] ?? event
}

const creations: Record<EndpointRefusal['reason'], string> = {
  'not-an-address': 'Please enter a whole address, such as https://example.com/hooks.',
  'not-https': 'The address has to begin with https://.',
  'private-address': 'This address is not public. We can only reach public ones.',
  'too-many': 'You have as many endpoints as there can be. Delete one of them first.',
}

/** Why an endpoint was not made. */
export function endpointRefusalWords({ reason }: EndpointRefusal): string {
  return creations[reason]
}

const replays: Record<ReplayRefusal['reason'], string> = {
  'not-found': 'This delivery is not there any more.',
  'under-way': 'It is being sent already.',
  'switched-off': 'The endpoint answered that it is gone, and is switched off.',
}

/** Why a delivery is not sent again. */
export function replayRefusalWords({ reason }: ReplayRefusal): string {
  return replays[reason]
}

const failures: Record<string, string> = {
  ECONNREFUSED: 'it refused the connection',
  ECONNRESET: 'it broke the connection off',
  ENOTFOUND: 'there is no such host',
  EAI_AGAIN: 'its host could not be looked up',
  CERT_HAS_EXPIRED: 'its certificate has expired',
}

/** Why the last attempt failed; a code that has no words yet says itself. */
export function failureWords(error: string): string {
  return failures[error] ?? error
}
