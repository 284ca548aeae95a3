import { NonRetriableError } from 'inngest'
import { database } from '#server/database.ts'
import { inTransaction } from '#server/db/index.ts'
import {
  EVENT_NAMES,
  type EventName,
  envelopeSchema,
  eventSchemas,
  eventsFor,
  type ListenerName,
  REDELIVERED,
  sentAs,
} from '#server/events.ts'
import { lines } from '#server/log.ts'
import { countRun } from '#server/metrics.ts'
import { finishJobRuns, type RunInfo, unfinished } from '#server/modules/jobs/finish-job-runs.ts'
import { recordFailure } from '#server/modules/jobs/record-failure.ts'
import { describeError } from '#server/modules/jobs/rules.ts'
import { type EffectResult, inWords, runEffect } from '#server/modules/jobs/run-effect.ts'
import { type Done, type Effect, type HandedEvent, PermanentError } from '#server/modules/jobs/schema.ts'
import { dispatchSoon } from '#server/modules/outbox/dispatch-events.ts'
import { unpack } from '#server/modules/outbox/pack-events.ts'
import { traced } from '#server/tracing.ts'

/** What a listener's handler is given; of the job server's context, what is used here. Events may come in packs. */
export interface Run {
  events: { data?: unknown }[]
  runId: string
  attempt: number
}

/** After these the pair stays open and the delivery sweep takes over, with a back-off that an operator can see. */
const RETRIES = 2

/** How many runs of one listener work at once; together they must leave connections for each other. */
const CONCURRENCY = 4

/** A listener's options at the job server: its triggers come from the catalogue, so what is expected is registered. */
export function listenerOptions(listener: ListenerName) {
  return {
    id: listener as string,
    triggers: [
      ...triggersFor(eventsFor(listener)),
      { event: REDELIVERED, if: `event.data.listener == '${listener}'` },
    ],
    retries: RETRIES as 2,
    concurrency: CONCURRENCY,
  }
}

interface Trigger {
  event: string
  if?: string
}

/** The job server takes no more triggers for one function (its registration fails with all of them). */
const MAX_TRIGGERS = 10

/** A trigger per event, or, where these are too many, one per noun, such as `order/*`, that lets through what is meant. */
export function triggersFor(names: EventName[]): Trigger[] {
  const sent = [...new Set(names.map(sentAs))]
  if (sent.length < MAX_TRIGGERS) return sent.map((event) => ({ event }))
  const nouns = Map.groupBy(sent, (name) => name.split('/')[0] ?? name)
  const known = [...new Set(EVENT_NAMES.map(sentAs))]
  return [...nouns].map(([noun, meant]) => {
    const all = known.filter((name) => name.startsWith(`${noun}/`)).length === meant.length
    const condition = meant.map((name) => `event.name == '${name}'`).join(' || ')
    return all ? { event: `${noun}/*` } : { event: `${noun}/*`, if: condition }
  })
}

/** How many runs may be at one provider at once, whichever listeners they belong to. */
const AT_PROVIDER = { stripe: 6, messages: 6 }

/** Keeps the runs of all listeners that call a provider together under its limit, beside the listener's own. */
export function atProvider(provider: keyof typeof AT_PROVIDER) {
  const together = { scope: 'env' as const, key: `"${provider}"`, limit: AT_PROVIDER[provider] }
  return { concurrency: [{ limit: CONCURRENCY }, together] as [{ limit: number }, typeof together] }
}

/**
 * The whole work of a listener whose effect is in the database: one transaction, at whose end the job runs are done.
 * What the effect wrote to the outbox is sent at once.
 */
export async function applyEffect(listener: ListenerName, run: Run, effect: Effect): Promise<EffectResult> {
  const result = await completed(listener, run, (events, info) =>
    runEffect(database, listener, events, effect, info),
  )
  dispatchSoon(database)
  return result
}

/**
 * One step's work on the events of a run. A failure is noted in their job runs before the job server hears of it;
 * when it is not the server's to try again (a permanent error, a batch that failed twice, an error that names its
 * time), the run ends, and the delivery sweep hands out what is due.
 */
export async function attempted<T>(
  listener: ListenerName,
  run: Run,
  work: (events: HandedEvent[], info: RunInfo) => Promise<T>,
): Promise<T> {
  const startedAt = new Date()
  const events = unpack(run.events)
  const about = { clicks: clicksOf(events), attributes: { events: events.length, attempt: run.attempt } }
  try {
    return await traced(listener, about, () => work(handedEvents(events), { runId: run.runId, startedAt }))
  } catch (error) {
    const verdict = await recordFailure(database, listener, eventIds(events), error, run)
    tell(listener, run, { outcome: verdict, startedAt, reason: describeError(error) })
    throw toldServer(error, verdict === 'retry')
  }
}

/** The same for the step that ends a run: it is counted, and has its line in the log. */
export async function completed<T>(
  listener: ListenerName,
  run: Run,
  work: (events: HandedEvent[], info: RunInfo) => Promise<T>,
  startedAt = new Date(),
): Promise<T> {
  const result = await attempted(listener, run, work)
  tell(listener, run, { outcome: 'done', startedAt })
  return result
}

/** How many correlation ids a line names; the others are in the events' rows. */
const NAMED = 20

/** One line per run: what it was handed, how it ended, and which clicks it goes back to. */
function tell(
  listener: ListenerName,
  run: Run,
  { outcome, startedAt, reason }: { outcome: string; startedAt: Date; reason?: string },
): void {
  const ms = Date.now() - startedAt.getTime()
  const members = unpack(run.events)
  const events = members.length
  countRun({ listener, outcome, events, ms })
  const line = { listener, events, ms, outcome, runId: run.runId, correlationIds: clicksOf(members), reason }
  if (outcome === 'done') lines().info(line, 'run')
  else lines().warn(line, 'run')
}

/** The correlation ids of the clicks that a run's events go back to, each once. */
function clicksOf(events: Run['events']): string[] {
  const clicks = new Set<string>()
  for (const { data } of events) {
    const { correlationId } = (data ?? {}) as { correlationId?: unknown }
    if (typeof correlationId === 'string' && clicks.size < NAMED) clicks.add(correlationId)
  }
  return [...clicks]
}

/** The error as the job server may keep it: where it happened, and nobody's address. */
function toldServer(error: unknown, retry: boolean): Error {
  const message = describeError(error)
  const told = retry ? new Error(message) : new NonRetriableError(message)
  const frames =
    error instanceof Error ? error.stack?.split('\n').filter((line) => /^\s+at /.test(line)) : undefined
  told.stack = [`${told.name}: ${message}`, ...(frames ?? [])].join('\n')
  return told
}

/** What the first step leaves for the last: kept by the job server, so it names nobody. */
interface Prepared {
  startedAt: string
  done: Done[]
}

/**
 * The first step of a listener that calls a provider: what it writes in the database for the events it has not finished,
 * in one transaction. Says of each what was done, and finishes nothing: the calls are still to come.
 */
export function prepare(listener: ListenerName, run: Run, effect: Effect): Promise<Prepared> {
  return attempted(listener, run, async (events, info) => {
    const open = await unfinished(database, listener, idsOf(events))
    const todo = events.filter((event) => open.has(event.eventId))
    const did = todo.length > 0 ? await inTransaction(database, (tx) => effect(tx, todo)) : []
    return { startedAt: info.startedAt.toISOString(), done: inWords(todo, did) }
  })
}

/** The last step of a listener that calls a provider: its job runs are done. */
export function finish(listener: ListenerName, run: Run, prepared: Prepared): Promise<{ done: number }> {
  const startedAt = new Date(prepared.startedAt)
  const work = async () => {
    await finishJobRuns(database, listener, prepared.done, { runId: run.runId, startedAt })
    return { done: prepared.done.length }
  }
  return completed(listener, run, work, startedAt)
}

/** The whole work of a listener whose calls keep their own books: what is not finished is done, and finished then. */
export function finishWith(
  listener: ListenerName,
  run: Run,
  work: (events: HandedEvent[]) => Promise<Done[]>,
): Promise<{ done: number }> {
  return completed(listener, run, async (events, info) => {
    const open = await unfinished(database, listener, idsOf(events))
    const todo = events.filter((event) => open.has(event.eventId))
    if (todo.length > 0) await finishJobRuns(database, listener, inWords(todo, await work(todo)), info)
    return { done: todo.length }
  })
}

/** The events of a run as the catalogue knows them, each once. Throws PermanentError for what it does not know. */
export function handedEvents(events: Run['events']): HandedEvent[] {
  const handed = events.map(({ data }) => {
    const envelope = envelopeSchema.safeParse(data)
    if (!envelope.success) throw new PermanentError('The event has no envelope that this build knows.')
    const { eventId, name, payload, occurredAt, correlationId } = envelope.data
    const parsed = eventSchemas[name].safeParse(payload)
    if (!parsed.success) throw new PermanentError(`The payload of ${name} is not what the catalogue says.`)
    return {
      eventId,
      name,
      payload: parsed.data,
      occurredAt: new Date(occurredAt),
      correlationId: correlationId ?? null,
    } as HandedEvent
  })
  return [...new Map(handed.map((event) => [event.eventId, event])).values()]
}

const idsOf = (events: readonly HandedEvent[]) => events.map(({ eventId }) => eventId)

/** What can be read of the ids, also of an event that is otherwise unknown. */
function eventIds(events: Run['events']): string[] {
  const ids = events.flatMap(({ data }) => {
    const parsed = envelopeSchema.pick({ eventId: true }).safeParse(data)
    return parsed.success ? [parsed.data.eventId] : []
  })
  return [...new Set(ids)]
}
