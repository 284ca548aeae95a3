import { group, type Params, text } from './form.ts'
import { amountOf, currencyOf } from './intents.ts'
import { TEST_METHODS } from './methods.ts'
import {
  type Account,
  type Intent,
  newId,
  now,
  type Refund,
  renderAccount,
  renderCharge,
  renderRefund,
  renderReversal,
  renderTransfer,
  reversedOf,
  type Transfer,
} from './objects.ts'
import { invalid, missing } from './problem.ts'
import type { Store } from './store.ts'

type Body = Record<string, unknown>

export function createRefund(store: Store, params: Params): Body {
  const id = text(params, 'payment_intent') ?? ''
  const intent = store.intents.get(id)
  if (!intent) throw missing('payment_intent', id, 'payment_intent')
  const left = intent.received - intent.refunded
  if (intent.received === 0)
    throw invalid('This PaymentIntent does not have a successful charge to refund.', 'charge_not_refundable')
  if (left === 0) throw invalid('Charge has already been refunded.', 'charge_already_refunded')
  const amount = text(params, 'amount') ? amountOf(params) : left
  if (amount > left)
    throw invalid('Refund amount is greater than unrefunded amount on charge.', 'amount_too_large', 'amount')
  const refund: Refund = {
    id: newId('re'),
    created: now(),
    intent: id,
    amount,
    currency: intent.currency,
    metadata: group(params, 'metadata'),
  }
  const refunded = { ...intent, refunded: intent.refunded + amount }
  store.put('refunds', refund)
  store.put('intents', refunded)
  store.emit('charge.refunded', renderCharge(refunded))
  const answer = renderRefund(refund)
  if (TEST_METHODS[intent.paymentMethod ?? '']?.refundFails) failRefund(store, refund, intent)
  return answer
}

/** The card's bank does not take it, after the answer has said that it succeeded: the money is back here. */
function failRefund(store: Store, refund: Refund, before: Intent): void {
  const failed: Refund = { ...refund, failure: 'lost_or_stolen_card' }
  store.put('refunds', failed)
  store.put('intents', before)
  store.emit('refund.failed', renderRefund(failed))
}

export function retrieveRefund(store: Store, _params: Params, id: string): Body {
  const refund = store.refunds.get(id)
  if (!refund) throw missing('refund', id)
  return renderRefund(refund)
}

export function listRefunds(store: Store, params: Params): Body {
  const intent = text(params, 'payment_intent')
  const all = [...store.refunds.values()].reverse()
  return list(
    '/v1/refunds',
    intent ? all.filter((refund) => refund.intent === intent) : all,
    params,
    renderRefund,
  )
}

/** Accounts of the seed and of tests exist without having been opened. */
const SEEDED = /^acct_(?:demo|seed|test)\w*$/

export function createTransfer(store: Store, params: Params): Body {
  const destination = text(params, 'destination') ?? ''
  if (!store.accounts.has(destination) && !SEEDED.test(destination)) {
    throw missing('destination', destination, 'destination')
  }
  const transfer: Transfer = {
    id: newId('tr'),
    created: now(),
    amount: amountOf(params),
    currency: currencyOf(params),
    destination,
    transferGroup: text(params, 'transfer_group') ?? null,
    metadata: group(params, 'metadata'),
    reversals: [],
  }
  store.put('transfers', transfer)
  store.emit('transfer.created', renderTransfer(transfer))
  return renderTransfer(transfer)
}

export function retrieveTransfer(store: Store, _params: Params, id: string): Body {
  return renderTransfer(findTransfer(store, id))
}

export function listTransfers(store: Store, params: Params): Body {
  const transferGroup = text(params, 'transfer_group')
  const all = transferGroup ? store.transfersOf(transferGroup) : [...store.transfers.values()]
  return list('/v1/transfers', all.reverse(), params, renderTransfer)
}

export function createReversal(store: Store, params: Params, id: string): Body {
  const transfer = findTransfer(store, id)
  const left = transfer.amount - reversedOf(transfer)
  const amount = text(params, 'amount') ? amountOf(params) : left
  if (amount > left || left === 0)
    throw invalid('The transfer has less left than that.', 'amount_too_large', 'amount')
  const reversal = { id: newId('trr'), created: now(), amount, metadata: group(params, 'metadata') }
  const reversed: Transfer = { ...transfer, reversals: [...transfer.reversals, reversal] }
  store.put('transfers', reversed)
  store.emit('transfer.reversed', renderTransfer(reversed))
  return renderReversal(reversed, reversed.reversals.length - 1)
}

function findTransfer(store: Store, id: string): Transfer {
  const transfer = store.transfers.get(id)
  if (!transfer) throw missing('transfer', id)
  return transfer
}

export function createAccount(store: Store, params: Params): Body {
  const country = text(params, 'country') ?? 'DE'
  if (!/^[A-Z]{2}$/.test(country))
    throw invalid(`Country '${country}' is unknown.`, 'country_unsupported', 'country')
  const account: Account = {
    id: newId('acct'),
    created: now(),
    country,
    email: text(params, 'email') ?? null,
    metadata: group(params, 'metadata'),
  }
  store.put('accounts', account)
  return renderAccount(account)
}

export function retrieveAccount(store: Store, _params: Params, id: string): Body {
  const account = store.accounts.get(id)
  if (account) return renderAccount(account)
  if (!SEEDED.test(id)) throw missing('account', id)
  return renderAccount({ id, created: now(), country: 'DE', email: null, metadata: {} })
}

/** What came in less what went out, per currency. May be negative: money of bank transfers never passes through here. */
export function retrieveBalance(store: Store): Body {
  const totals = new Map<string, number>()
  const add = (currency: string, amount: number) => totals.set(currency, (totals.get(currency) ?? 0) + amount)
  for (const { currency, received, refunded } of store.intents.values()) add(currency, received - refunded)
  for (const transfer of store.transfers.values())
    add(transfer.currency, reversedOf(transfer) - transfer.amount)
  const available = [...totals].map(([currency, amount]) => ({ currency, amount }))
  return { object: 'balance', available, pending: [], livemode: false }
}

function list<T extends { id: string }>(
  url: string,
  all: T[],
  params: Params,
  render: (object: T) => Body,
): Body {
  const limit = Math.min(Number(text(params, 'limit') ?? 10), 100)
  const after = text(params, 'starting_after')
  const rest = after ? all.slice(all.findIndex(({ id }) => id === after) + 1) : all
  return { object: 'list', url, has_more: rest.length > limit, data: rest.slice(0, limit).map(render) }
}
