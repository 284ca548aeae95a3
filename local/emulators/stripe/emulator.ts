import { createHash } from 'node:crypto'
import { defineEmulator, type EmulatorContext } from 'emulate'
import { authenticationPage, leaveAuthentication } from './authentication.ts'
import { type Params, parseForm } from './form.ts'
import {
  cancelIntent,
  captureIntent,
  confirmIntent,
  createIntent,
  listIntents,
  methodOf,
  retrieveIntent,
  searchIntents,
} from './intents.ts'
import {
  createAccount,
  createRefund,
  createReversal,
  createTransfer,
  listRefunds,
  listTransfers,
  retrieveAccount,
  retrieveBalance,
  retrieveRefund,
  retrieveTransfer,
} from './money.ts'
import { newId } from './objects.ts'
import { PAST_INTENTS, rememberIntents } from './past.ts'
import { Problem } from './problem.ts'
import type { Store } from './store.ts'

/** Tells the server in front that this answer gets lost on the way. */
export const LOST = 'x-emulator-lost'

type Operation = (store: Store, params: Params, id: string, baseUrl: string) => Record<string, unknown>
type App = EmulatorContext<object>['app']
type Context = Parameters<Parameters<App['get']>[1]>[0]

const READS: [path: string, operation: Operation][] = [
  ['/v1/payment_intents/search', searchIntents],
  ['/v1/payment_intents', listIntents],
  ['/v1/payment_intents/:id', retrieveIntent],
  ['/v1/refunds', listRefunds],
  ['/v1/refunds/:id', retrieveRefund],
  ['/v1/transfers', listTransfers],
  ['/v1/transfers/:id', retrieveTransfer],
  ['/v1/accounts/:id', retrieveAccount],
  ['/v1/balance', retrieveBalance],
]

const WRITES: [path: string, operation: Operation][] = [
  ['/v1/payment_intents', createIntent],
  ['/v1/payment_intents/:id/confirm', confirmIntent],
  ['/v1/payment_intents/:id/capture', captureIntent],
  ['/v1/payment_intents/:id/cancel', cancelIntent],
  ['/v1/refunds', createRefund],
  ['/v1/transfers', createTransfer],
  ['/v1/transfers/:id/reversals', createReversal],
  ['/v1/accounts', createAccount],
]

/**
 * Stripe's API as far as Tradehall calls it. `changed` is called after every request that may have made events.
 * Idempotency as Stripe does it: 24 hours, the first answer again (a decline too), `idempotency_error` for another
 * body, 409 while the first is being worked on; what was never begun (400, 404) leaves the key free.
 */
export function stripeEmulator(store: Store, changed: () => void) {
  return defineEmulator({
    name: 'stripe',
    state: () => ({}),
    cors: false,
    setup({ app, baseUrl }) {
      for (const [path, operation] of READS) {
        app.get(path, (c) =>
          answer(() => ({ status: 200, body: operation(store, parseForm(query(c)), id(c), baseUrl) }), c),
        )
      }
      const writer = new Writer(store, baseUrl, changed)
      for (const [path, operation] of WRITES)
        app.post(path, (c) => answer(() => writer.write(c, operation), c))
      serveAuthentication(app, store, changed)
      app.post(PAST_INTENTS, async (c) => Response.json(rememberIntents(store, await c.req.json())))
      app.notFound((c) =>
        failed(
          new Problem(404, {
            type: 'invalid_request_error',
            message: `Not emulated: ${c.req.method} ${c.req.path}`,
          }),
        ),
      )
    },
  })
}

interface Result {
  status: number
  body: unknown
  headers?: Record<string, string>
}

class Writer {
  readonly #store: Store
  readonly #baseUrl: string
  readonly #changed: () => void
  readonly #busy = new Set<string>()

  constructor(store: Store, baseUrl: string, changed: () => void) {
    this.#store = store
    this.#baseUrl = baseUrl
    this.#changed = changed
  }

  async write(c: Context, operation: Operation): Promise<Result> {
    const body = await c.req.text()
    const key = c.req.header('idempotency-key')
    const fingerprint = createHash('sha1').update(`${c.req.path}\n${body}`).digest('base64')
    const known = key ? this.#store.known(key) : undefined
    if (known && known.fingerprint !== fingerprint) throw otherBody()
    if (known) return { ...known.answer, headers: { 'idempotent-replayed': 'true' } }
    if (key && this.#busy.has(key)) throw inProgress()
    if (key) this.#busy.add(key)
    try {
      return await this.#perform(operation, parseForm(body), id(c), key, fingerprint)
    } finally {
      if (key) this.#busy.delete(key)
    }
  }

  async #perform(
    operation: Operation,
    params: Params,
    id: string,
    key?: string,
    fingerprint?: string,
  ): Promise<Result> {
    const method = methodOf(params)
    if (method?.lost === 'before') return { status: 500, body: {}, headers: { [LOST]: 'before' } }
    if (method?.delayMs) await new Promise((resolve) => setTimeout(resolve, method.delayMs))
    try {
      const result = { status: 200, body: operation(this.#store, params, id, this.#baseUrl) }
      this.#store.commit(key, fingerprint, result)
      return method?.lost === 'after' ? { ...result, headers: { [LOST]: 'after' } } : result
    } catch (problem) {
      if (!(problem instanceof Problem)) throw problem
      const declined = { status: 402, body: { error: problem.error } }
      if (problem.status === 402) this.#store.commit(key, fingerprint, declined)
      else this.#store.commit()
      throw problem
    } finally {
      this.#changed()
    }
  }
}

function serveAuthentication(app: App, store: Store, changed: () => void): void {
  app.get('/authenticate/:id', (c) => {
    try {
      return c.html(authenticationPage(store, id(c), c.req.query('secret')))
    } catch (problem) {
      return failed(problem)
    }
  })
  app.post('/authenticate/:id', async (c) => {
    try {
      const to = leaveAuthentication(store, id(c), c.req.query('secret'), parseForm(await c.req.text()))
      store.commit()
      changed()
      return c.redirect(to, 303)
    } catch (problem) {
      return failed(problem)
    }
  })
}

async function answer(work: () => Result | Promise<Result>, c: Context): Promise<Response> {
  if (!/^Bearer \S+$/.test(c.req.header('authorization') ?? '')) {
    return failed(
      new Problem(401, { type: 'invalid_request_error', message: 'You did not provide an API key.' }),
    )
  }
  try {
    const { status, body, headers } = await work()
    return Response.json(body, { status, headers: { 'request-id': newId('req'), ...headers } })
  } catch (problem) {
    return failed(problem)
  }
}

function failed(problem: unknown): Response {
  if (!(problem instanceof Problem)) throw problem
  return Response.json(
    { error: problem.error },
    { status: problem.status, headers: { 'request-id': newId('req') } },
  )
}

function otherBody(): Problem {
  const message =
    'Keys for idempotent requests can only be used with the same parameters they were first used with.'
  return new Problem(400, { type: 'idempotency_error', message })
}

function inProgress(): Problem {
  const message = 'There is currently another in-progress request using this Idempotency-Key.'
  return new Problem(409, { type: 'idempotency_error', code: 'idempotency_key_in_use', message })
}

const id = (c: Context): string => c.req.param('id') ?? ''

const query = (c: Context): string => new URL(c.req.url).search
