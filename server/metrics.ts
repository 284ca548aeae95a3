/**
 * What a process counts while it works, for `/api/metrics`: in memory, a microsecond each, with labels from closed lists
 * and nothing of anybody's. Only composition roots count (server/trpc, server/http, server/guards.ts, inngest/); the
 * modules know nothing of it.
 */
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'

const SECONDS = [0.005, 0.01, 0.02, 0.04, 0.08, 0.15, 0.3, 0.6, 1.2, 2.5, 5, 10, 30]

function instruments() {
  const register = new Registry()
  const registers = [register]
  const counter = <L extends string>(name: string, help: string, labelNames: L[]) =>
    new Counter({ name: `tradehall_${name}`, help, labelNames, registers })
  const histogram = <L extends string>(name: string, help: string, labelNames: L[]) =>
    new Histogram({ name: `tradehall_${name}`, help, labelNames, buckets: SECONDS, registers })
  const gauge = <L extends string>(name: string, help: string, labelNames: L[] = []) =>
    new Gauge({ name: `tradehall_${name}`, help, labelNames, registers })
  return {
    register,
    gauge,
    calls: counter('api_calls_total', 'Procedures called over HTTP, by what came of them.', [
      'path',
      'outcome',
    ]),
    callSeconds: histogram('api_call_seconds', 'How long a procedure took.', ['type']),
    placements: counter('placements_total', 'Tries to place an order: placed, again, or why not.', [
      'method',
      'outcome',
    ]),
    placementSeconds: histogram('placement_seconds', 'How long an order took to be placed or refused.', [
      'method',
    ]),
    authorisations: counter('authorisations_total', 'What the payment provider said to a card.', ['outcome']),
    runs: counter('listener_runs_total', 'Runs of a listener: done, or what follows its failure.', [
      'listener',
      'outcome',
    ]),
    runEvents: counter('listener_events_total', 'Events in those runs.', ['listener', 'outcome']),
    runSeconds: histogram('listener_run_seconds', 'How long a run of a listener took.', ['listener']),
    sent: counter('events_sent_total', 'Events handed to the job server: sent or failed.', ['outcome']),
    redelivered: counter('redeliveries_total', 'Lost deliveries that were handed out again.', []),
    guards: counter('guard_runs_total', 'Runs of a guard.', ['guard', 'outcome']),
    guardSuccess: gauge('guard_last_success_timestamp_seconds', 'When a guard last did its work.', ['guard']),
    heard: counter('provider_messages_total', "The payment provider's webhooks, by the answer.", ['status']),
  }
}

/** Kept on the process: a bundler may load this file more than once, yet a process counts once. */
const kept = globalThis as { tradehallMetrics?: ReturnType<typeof instruments>; tradehallNode?: true }
kept.tradehallMetrics ??= instruments()
export const metrics = kept.tradehallMetrics

/** Counts Node's own as well: event loop, heap, collections, CPU. For processes whose metrics somebody reads. */
export function countNode(): void {
  if (kept.tradehallNode) return
  kept.tradehallNode = true
  collectDefaultMetrics({ register: metrics.register, eventLoopMonitoringPrecision: 50 })
}

const since = (started: number) => (performance.now() - started) / 1_000

/** One call of a procedure; `started` is `performance.now()`'s. */
export function countCall(call: { path: string; type: string; outcome: string; ms: number }): void {
  metrics.calls.inc({ path: call.path, outcome: call.outcome })
  metrics.callSeconds.observe({ type: call.type }, call.ms / 1_000)
}

type Placed = { ok: true; again: boolean } | { ok: false; reason: string }

/** Refusals that the payment provider's answer is, and what that answer was. */
const PROVIDER_SAID: Record<string, string> = {
  declined: 'declined',
  'requires-action': 'requires-action',
  'payment-unknown': 'unknown',
}

/** Measures one try to place an order, and what the provider said to its card. */
export async function measurePlacement<R extends Placed>(
  method: 'card' | 'transfer',
  place: () => Promise<R>,
): Promise<R> {
  const started = performance.now()
  let outcome = 'error'
  try {
    const result = await place()
    outcome = result.ok ? (result.again ? 'again' : 'placed') : result.reason
    return result
  } finally {
    metrics.placements.inc({ method, outcome })
    metrics.placementSeconds.observe({ method }, since(started))
    const said = outcome === 'placed' ? 'authorised' : PROVIDER_SAID[outcome]
    if (method === 'card' && said) metrics.authorisations.inc({ outcome: said })
  }
}

/** One run of a listener; `outcome` is `done` or the verdict on its failure. */
export function countRun(run: { listener: string; outcome: string; events: number; ms: number }): void {
  const { listener, outcome } = run
  metrics.runs.inc({ listener, outcome })
  metrics.runEvents.inc({ listener, outcome }, run.events)
  metrics.runSeconds.observe({ listener }, run.ms / 1_000)
}

/** One run of a guard. */
export function countGuard(guard: string, ok: boolean): void {
  metrics.guards.inc({ guard, outcome: ok ? 'done' : 'failed' })
  if (ok) metrics.guardSuccess.set({ guard }, Date.now() / 1_000)
}
