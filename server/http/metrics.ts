import { createHash, timingSafeEqual } from 'node:crypto'
import type { Gauge } from 'prom-client'
import { database, poolUse } from '#server/database.ts'
import type { Db } from '#server/db/index.ts'
import { env } from '#server/env.ts'
import { log } from '#server/log.ts'
import { countNode, metrics } from '#server/metrics.ts'
import { type Figure, standing } from './standing.ts'

/** Several scrapers within so many milliseconds are told the same. */
const FRESH_MS = 1_000
/** How long the database may take, in milliseconds; the process's own figures do not wait longer. */
const TIMEOUT_MS = 3_000

/** The gauges that the database fills, by name. */
const FROM_DATABASE = {
  outbox_waiting: metrics.gauge(
    'outbox_waiting',
    'Events that wait to be sent (at most 10,000 are counted).',
  ),
  outbox_failing: metrics.gauge('outbox_failing', 'Of these, how many were refused by the job server.'),
  outbox_oldest_seconds: metrics.gauge('outbox_oldest_seconds', 'Age of the oldest event that waits.'),
  listener_pairs: metrics.gauge('listener_pairs', 'Events that a listener has not finished, by state.', [
    'listener',
    'state',
  ]),
  listener_oldest_open_seconds: metrics.gauge(
    'listener_oldest_open_seconds',
    'How long the oldest unfinished event has been with a listener.',
    ['listener'],
  ),
  payments: metrics.gauge('payments', 'Payments under way or in doubt.', ['state']),
  attempts: metrics.gauge('payment_attempts', 'Holds on cards that no order uses yet.', ['state']),
  payouts: metrics.gauge('payouts', 'Payouts under way, in doubt or failed.', ['state']),
  refunds: metrics.gauge('refunds', 'Refunds under way, in doubt or failed.', ['state']),
  mails: metrics.gauge('mails', 'Calls at the e-mail provider that have no answer yet, or never got one.', [
    'state',
  ]),
  texts: metrics.gauge('texts', 'Calls at the SMS provider that have no answer yet, or never got one.', [
    'state',
  ]),
  deliveries: metrics.gauge('webhook_deliveries', "Deliveries to vendors' endpoints.", ['state']),
  functions_registered: metrics.gauge('functions_registered', 'Whether the job server knows the functions.'),
} as Record<string, Gauge>
const databaseUp = metrics.gauge('database_up', 'Whether the database answered this scrape.')
const pool = metrics.gauge('database_connections', 'This process’s connections to the database.', ['state'])

/**
 * `GET /api/metrics`: this process's counts and how the marketplace stands, for Prometheus. Whoever asks shows
 * METRICS_TOKEN as a bearer token (401); where none is set there is no such page (404).
 */
export async function metricsPage(request: Request, db: Db = database): Promise<Response> {
  const token = env.METRICS_TOKEN
  if (!token) return new Response('Not found', { status: 404 })
  if (!sameSecret(request.headers.get('authorization') ?? '', `Bearer ${token}`)) {
    return new Response('Show the token', { status: 401, headers: { 'WWW-Authenticate': 'Bearer' } })
  }
  countNode()
  await refresh(db)
  for (const [state, connections] of Object.entries(poolUse())) pool.set({ state }, connections)
  return new Response(await metrics.register.metrics(), {
    headers: { 'Content-Type': metrics.register.contentType, 'Cache-Control': 'no-store' },
  })
}

function sameSecret(given: string, wanted: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest()
  return timingSafeEqual(digest(given), digest(wanted))
}

let read: { at: number; done: Promise<void> } | undefined

/** Reads the database's figures, once for all who ask within a second. Never throws. */
function refresh(db: Db): Promise<void> {
  if (!read || Date.now() - read.at > FRESH_MS) read = { at: Date.now(), done: readFigures(db) }
  return read.done
}

async function readFigures(db: Db): Promise<void> {
  try {
    show(await Promise.race([standing(db), late()]))
    databaseUp.set(1)
  } catch (error) {
    databaseUp.set(0)
    // What was known is not known any more: no figure is better than an old one.
    for (const gauge of Object.values(FROM_DATABASE)) gauge.reset()
    log().warn({ err: error }, 'the database did not answer a scrape')
  }
}

function show(figures: Figure[]): void {
  for (const { name, labels, value } of figures) FROM_DATABASE[name]?.set(labels, value)
}

function late(): Promise<never> {
  return new Promise((_, reject) => {
    setTimeout(() => reject(new Error(`no answer within ${TIMEOUT_MS} ms`)), TIMEOUT_MS).unref()
  })
}
