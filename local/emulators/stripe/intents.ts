import { group, type Params, text } from './form.ts'
import { TEST_METHODS, type TestMethod } from './methods.ts'
import { clientSecret, type Intent, newId, now, renderIntent } from './objects.ts'
import { invalid, missing, Problem, unexpectedState } from './problem.ts'
import type { Store } from './store.ts'

type Body = Record<string, unknown>

/** The test method that a request names; undefined when it names none. */
export function methodOf(params: Params): TestMethod | undefined {
  const name = text(params, 'payment_method')
  if (!name) return undefined
  const method = TEST_METHODS[name]
  if (!method) throw missing('PaymentMethod', name, 'payment_method')
  return method
}

export function amountOf(params: Params, name = 'amount'): number {
  const amount = Number(text(params, name))
  if (!Number.isSafeInteger(amount))
    throw invalid(`Invalid integer: ${text(params, name)}`, 'parameter_invalid_integer', name)
  if (amount < 1)
    throw invalid('This value must be greater than or equal to 1.', 'parameter_invalid_integer', name)
  return amount
}

export function currencyOf(params: Params): string {
  const currency = text(params, 'currency')?.toLowerCase()
  if (!currency) throw invalid('Missing required param: currency.', 'parameter_missing', 'currency')
  if (!/^[a-z]{3}$/.test(currency))
    throw invalid(`Invalid currency: ${currency}.`, 'parameter_invalid', 'currency')
  return currency
}

export function createIntent(store: Store, params: Params, _id: string, baseUrl: string): Body {
  const method = methodOf(params)
  const intent: Intent = {
    id: newId('pi'),
    created: now(),
    amount: amountOf(params),
    currency: currencyOf(params),
    status: 'requires_payment_method',
    captureMethod: text(params, 'capture_method') === 'manual' ? 'manual' : 'automatic',
    paymentMethod: text(params, 'payment_method') ?? null,
    metadata: group(params, 'metadata'),
    received: 0,
    refunded: 0,
    returnUrl: text(params, 'return_url') ?? null,
    actionUrl: null,
    error: null,
    canceledAt: null,
    transferGroup: text(params, 'transfer_group') ?? null,
  }
  if (text(params, 'confirm') === 'true') return charge(store, intent, method, baseUrl)
  store.put('intents', intent)
  return renderIntent(intent)
}

export function confirmIntent(store: Store, params: Params, id: string, baseUrl: string): Body {
  const intent = find(store, id)
  if (intent.status !== 'requires_payment_method') throw unexpectedState(intent, 'confirmed')
  const paymentMethod = text(params, 'payment_method') ?? intent.paymentMethod
  const returnUrl = text(params, 'return_url') ?? intent.returnUrl
  const method = paymentMethod ? methodOf({ payment_method: paymentMethod }) : undefined
  return charge(store, { ...intent, paymentMethod, returnUrl }, method, baseUrl)
}

function charge(store: Store, intent: Intent, method: TestMethod | undefined, baseUrl: string): Body {
  if (!method)
    throw invalid(
      'You cannot confirm this PaymentIntent without a payment method.',
      'parameter_missing',
      'payment_method',
    )
  if (method.decline) {
    const { code, declineCode, message } = method.decline
    const error = {
      type: 'card_error' as const,
      code,
      ...(declineCode && { decline_code: declineCode }),
      message,
    }
    const failed: Intent = { ...intent, status: 'requires_payment_method', error }
    store.put('intents', failed)
    store.emit('payment_intent.payment_failed', renderIntent(failed))
    throw new Problem(402, { ...error, payment_intent: renderIntent(failed) })
  }
  if (method.authenticate) {
    const waiting: Intent = {
      ...intent,
      status: 'requires_action',
      error: null,
      actionUrl: `${baseUrl}/authenticate/${intent.id}?secret=${clientSecret(intent)}`,
    }
    store.put('intents', waiting)
    store.emit('payment_intent.requires_action', renderIntent(waiting))
    return renderIntent(waiting)
  }
  return renderIntent(succeed(store, intent))
}

/** Holds or takes the money. */
function succeed(store: Store, intent: Intent): Intent {
  const manual = intent.captureMethod === 'manual'
  const done: Intent = {
    ...intent,
    status: manual ? 'requires_capture' : 'succeeded',
    received: manual ? 0 : intent.amount,
    actionUrl: null,
    error: null,
  }
  store.put('intents', done)
  store.emit(
    manual ? 'payment_intent.amount_capturable_updated' : 'payment_intent.succeeded',
    renderIntent(done),
  )
  return done
}

/** What the customer did on the authentication page. */
export function authenticate(store: Store, id: string, passed: boolean): Intent {
  const intent = find(store, id)
  if (intent.status !== 'requires_action') return intent
  if (passed) return succeed(store, intent)
  const failed: Intent = {
    ...intent,
    status: 'requires_payment_method',
    actionUrl: null,
    error: {
      type: 'invalid_request_error',
      code: 'payment_intent_authentication_failure',
      message: 'The provided PaymentMethod has failed authentication.',
    },
  }
  store.put('intents', failed)
  store.emit('payment_intent.payment_failed', renderIntent(failed))
  return failed
}

export function captureIntent(store: Store, params: Params, id: string): Body {
  const intent = find(store, id)
  if (intent.status !== 'requires_capture') throw unexpectedState(intent, 'captured')
  if (TEST_METHODS[intent.paymentMethod ?? '']?.refusesCapture) {
    const expired: Intent = { ...intent, status: 'canceled', canceledAt: now() }
    store.put('intents', expired)
    store.emit('payment_intent.canceled', renderIntent(expired))
    throw new Problem(400, {
      type: 'invalid_request_error',
      code: 'charge_expired_for_capture',
      message: 'The charge cannot be captured: the bank has withdrawn the authorization.',
      payment_intent: renderIntent(expired),
    })
  }
  const received = text(params, 'amount_to_capture') ? amountOf(params, 'amount_to_capture') : intent.amount
  if (received > intent.amount)
    throw invalid('The amount is more than what is authorized.', 'amount_too_large', 'amount_to_capture')
  const captured: Intent = { ...intent, status: 'succeeded', received }
  store.put('intents', captured)
  store.emit('payment_intent.succeeded', renderIntent(captured))
  return renderIntent(captured)
}

export function cancelIntent(store: Store, _params: Params, id: string): Body {
  const intent = find(store, id)
  if (intent.status === 'succeeded' || intent.status === 'canceled') throw unexpectedState(intent, 'canceled')
  const canceled: Intent = { ...intent, status: 'canceled', canceledAt: now(), actionUrl: null }
  store.put('intents', canceled)
  store.emit('payment_intent.canceled', renderIntent(canceled))
  return renderIntent(canceled)
}

export function retrieveIntent(store: Store, _params: Params, id: string): Body {
  return renderIntent(find(store, id))
}

/** Newest first; `created[gte|gt|lte|lt]`, `limit` and `starting_after` as in Stripe. */
export function listIntents(store: Store, params: Params): Body {
  const { gte = 0, gt = -1, lte = Infinity, lt = Infinity } = group(params, 'created')
  const limit = Math.min(Number(text(params, 'limit') ?? 10), 100)
  const all = [...store.intents.values()].reverse()
  const after = text(params, 'starting_after')
  const rest = after ? all.slice(all.findIndex(({ id }) => id === after) + 1) : all
  const found = rest.filter(({ created: at }) => at >= +gte && at > +gt && at <= +lte && at < +lt)
  return {
    object: 'list',
    url: '/v1/payment_intents',
    has_more: found.length > limit,
    data: found.slice(0, limit).map(renderIntent),
  }
}

/** Stripe's search does not know yet what has just been made; there up to a minute. */
const SEARCH_LAG_S = 2

/** Understands what Tradehall asks: `metadata['name']:'value'`. */
export function searchIntents(store: Store, params: Params): Body {
  const [, name, value] = /^metadata\['([^']+)'\]:'([^']*)'$/.exec(text(params, 'query') ?? '') ?? []
  if (name === undefined || value === undefined)
    throw invalid("Only metadata['name']:'value' is emulated.", 'parameter_invalid', 'query')
  const searchable = store.intentsWith(name, value).filter(({ created }) => now() - created >= SEARCH_LAG_S)
  const data = searchable.map(renderIntent)
  return {
    object: 'search_result',
    url: '/v1/payment_intents/search',
    has_more: false,
    next_page: null,
    data,
  }
}

export function find(store: Store, id: string): Intent {
  const intent = store.intents.get(id)
  if (!intent) throw missing('payment_intent', id)
  return intent
}
