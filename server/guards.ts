/**
 * The guards: what makes sure that committed events are heard, and that lost ones are noticed. They run on timers in
 * every worker process, not in the job server, which is what they guard. Leases keep their copies out of each other's
 * way.
 */
import { randomUUID } from 'node:crypto'
import { database } from './database.ts'
import { env } from './env.ts'
import { jobServerAnswers, sendEvents } from './gateways/jobs.ts'
import { log } from './log.ts'
import { countGuard, metrics } from './metrics.ts'
import { withLease } from './modules/jobs/lease.ts'
import { forgetRegistration, isRegistered, noteRegistration } from './modules/jobs/register-functions.ts'
import { describeError } from './modules/jobs/rules.ts'
import { sweepDeliveries } from './modules/jobs/sweep-deliveries.ts'
import { dispatchAll, dispatchThrough, type SendEvents } from './modules/outbox/dispatch-events.ts'
import { packEvents } from './modules/outbox/pack-events.ts'
import { RELAY_AFTER_MS } from './modules/outbox/rules.ts'
import { voidAttempts } from './modules/payments/void-attempts.ts'
import { traced } from './tracing.ts'

/** One guard: what it does each time, and how long it rests afterwards, in milliseconds. */
interface Guard {
  name: string
  restMs: number
  work: () => Promise<void>
}

/** This process among all copies. */
const HOLDER = randomUUID()

/** A failing guard says so when its reason changes, and once a minute as long as it lasts. */
const REPEAT_MS = 60_000

const GUARDS: Guard[] = [
  { name: 'relay', restMs: 500, work: relay },
  { name: 'delivery-sweep', restMs: 2_000, work: sweep },
  { name: 'attempt-void', restMs: 30_000, work: letGoOfHolds },
  { name: 'registration', restMs: 2_000, work: register },
]

const kept = globalThis as { tradehallGuards?: () => Promise<void> }

/** Lets this process send what it commits at once. For every role; the relay of a worker sends what this cannot. */
export function startDispatching(): void {
  dispatchThrough(send, () => isRegistered(database))
}

/** How many clicks a span of many events is linked to. */
const LINKED = 20

/** A server that did not answer may come back without its state: the functions are registered before more is sent. */
const send: SendEvents = async (events) => {
  const clicks = [...new Set(events.flatMap(({ data }) => data.correlationId ?? []))].slice(0, LINKED)
  const result = await traced('send-events', { clicks, attributes: { events: events.length } }, () =>
    sendEvents(packEvents(events)),
  )
  metrics.sent.inc({ outcome: result.outcome }, events.length)
  if (result.outcome === 'failed') await forgetRegistration(database)
  return result
}

/** Starts the guards of a worker, once per process. Returns what stops them and waits for the one at work. */
export function startGuards(): () => Promise<void> {
  kept.tradehallGuards ??= start(GUARDS)
  return kept.tradehallGuards
}

function start(guards: Guard[]): () => Promise<void> {
  const stop = new AbortController()
  const running = guards.map((guard) => keepWatch(guard, stop.signal))
  return async () => {
    stop.abort()
    kept.tradehallGuards = undefined
    await Promise.all(running)
  }
}

async function keepWatch(guard: Guard, stop: AbortSignal): Promise<void> {
  let said = { reason: '', at: 0 }
  while (!stop.aborted) {
    try {
      await guard.work()
      countGuard(guard.name, true)
      if (said.reason) log().info({ guard: guard.name }, 'works again')
      said = { reason: '', at: 0 }
    } catch (error) {
      countGuard(guard.name, false)
      const reason = describeError(error)
      if (reason !== said.reason || Date.now() - said.at > REPEAT_MS) {
        log().warn({ guard: guard.name, reason }, 'cannot do its work now, and tries again')
        said = { reason, at: Date.now() }
      }
    }
    await rest(guard.restMs, stop)
  }
}

/** Waits without keeping the process alive. */
function rest(ms: number, stop: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, ms)
    timer.unref()
    stop.addEventListener(
      'abort',
      () => {
        clearTimeout(timer)
        resolve()
      },
      { once: true },
    )
  })
}

/** Sends whatever was not sent right after its commit. Each copy leases other rows, so it needs no lease of its own. */
async function relay(): Promise<void> {
  if (!(await isRegistered(database))) return
  const { failed, reason } = await dispatchAll(database, send, { waitedMs: RELAY_AFTER_MS })
  if (failed > 0) throw new Error(`the job server did not take ${failed} events: ${reason}`)
}

/** Hands lost deliveries out again. */
async function sweep(): Promise<void> {
  if (!(await isRegistered(database))) return
  const lease = { name: 'delivery-sweep', holder: HOLDER, ms: 60_000 }
  const swept = await withLease(database, lease, () => sweepDeliveries(database, send))
  if (swept?.failed) throw new Error(`the job server did not take redeliveries: ${swept.failed}`)
  metrics.redelivered.inc(swept?.redelivered ?? 0)
  if (swept?.redelivered) log().info({ pairs: swept.redelivered }, 'handed deliveries out again')
}

/** Lets go of holds on cards that no order will capture. */
async function letGoOfHolds(): Promise<void> {
  const lease = { name: 'attempt-void', holder: HOLDER, ms: 300_000 }
  const swept = await withLease(database, lease, () => voidAttempts(database))
  if (swept?.voided || swept?.open) log().info(swept, 'let go of holds on cards')
}

/** How often the functions are registered anew, in milliseconds: a local server may have lost its state unnoticed. */
const REGISTER_AGAIN_MS = { local: 15_000, cloud: 300_000 }
let registeredAt = 0

/**
 * Registers this build's functions at the job server through this worker's own address, as the server will call it.
 * Tried until it is there, then repeated; an older build is refused by its own endpoint. Nothing is sent before.
 */
async function register(): Promise<void> {
  const againMs = env.INNGEST_DEV ? REGISTER_AGAIN_MS.local : REGISTER_AGAIN_MS.cloud
  const known = await isRegistered(database)
  if (known && Date.now() - registeredAt < againMs) return
  if (!(await jobServerAnswers())) throw new Error('the job server does not answer')
  const response = await fetch(`${env.WORKER_URL}/api/inngest`, {
    method: 'PUT',
    signal: AbortSignal.timeout(10_000),
  }).catch((error: unknown) => {
    throw new Error(`this worker is not reached at ${env.WORKER_URL} yet`, { cause: error })
  })
  if (!response.ok) {
    throw new Error(`the functions are not registered: ${response.status} ${await response.text()}`)
  }
  registeredAt = Date.now()
  await noteRegistration(database, againMs * 3)
  if (!known) log().info({ worker: env.WORKER_URL }, 'the functions are registered at the job server')
}
