/** What the Inngest server knows of functions and runs: read only, and never in anybody's way when it is down. */
import { z } from 'zod'
import { env } from '#server/env.ts'

/** How long a page waits for the server, in milliseconds; it is slow to answer while it drains thousands of runs. */
const TIMEOUT_MS = 4_000

/** How many characters of an input or output are shown. */
const SHOWN = 4_000

/**
 * `ready`: it answers and knows our functions; `registering`: it answers, the functions are not there yet; `away`: it
 * does not answer; `cloud`: Inngest Cloud runs the jobs, which has a page of its own.
 */
export type JobServerState =
  | { state: 'ready'; functions: number }
  | { state: 'registering' }
  | { state: 'away' }
  | { state: 'cloud' }

/** A step of a run, or the run's own end. Times are the server's; the duration is in milliseconds. */
export interface StepTrace {
  id: string
  name: string
  status: string
  attempts: number
  durationMs: number | null
  startedAt: Date | null
  endedAt: Date | null
  /** JSON as the server kept it, shortened. */
  input: string | null
  output: string | null
  error: string | null
}

export interface RunTrace {
  runId: string
  status: string
  queuedAt: Date
  startedAt: Date | null
  endedAt: Date | null
  /** The events that the run was given, as JSON: more than one where they were sent as one. */
  input: string[]
  output: string | null
  steps: StepTrace[]
}

/** Whether the job server is there. Never throws. */
export async function jobServerState(): Promise<JobServerState> {
  if (!env.INNGEST_BASE_URL) return { state: 'cloud' }
  const answer = await ask(functionsAnswer, '{ functions { slug } }', {})
  if (answer === null) return { state: 'away' }
  const functions = answer.functions.length
  return functions > 0 ? { state: 'ready', functions } : { state: 'registering' }
}

/** One run with its steps; null where the server does not answer, does not know it, or is Inngest Cloud. Never throws. */
export async function traceRun(runId: string): Promise<RunTrace | null> {
  if (!env.INNGEST_BASE_URL) return null
  const answer = await ask(runAnswer, RUN, { runId })
  const run = answer?.run
  if (!run) return null
  return {
    runId,
    status: run.status,
    queuedAt: run.queuedAt,
    startedAt: run.startedAt,
    endedAt: run.endedAt,
    input: (answer.runTrigger?.payloads ?? []).flatMap((payload) => singles(decoded(payload))).map(shorten),
    output: run.output === null ? null : shorten(returned(decoded(run.output))),
    steps: await stepsOf((answer.runTrace?.childrenSpans ?? []).filter(isTold).sort(byStart)),
  }
}

const time = z.coerce.date()
const maybeTime = time.nullable()
const text = z.string().nullable()

const span = z.object({
  spanID: z.string(),
  name: z.string(),
  status: z.string(),
  attempts: z.number().nullable(),
  duration: z.number().nullable(),
  outputID: text,
  startedAt: maybeTime,
  endedAt: maybeTime,
})
type Span = z.infer<typeof span>

const functionsAnswer = z
  .object({ functions: z.array(z.object({ slug: z.string() })).nullable() })
  .transform(({ functions }) => ({ functions: functions ?? [] }))
const runAnswer = z.object({
  run: z
    .object({
      status: z.string(),
      queuedAt: time,
      startedAt: maybeTime,
      endedAt: maybeTime,
      output: text,
    })
    .nullable(),
  runTrace: z.object({ childrenSpans: z.array(span) }).nullable(),
  runTrigger: z.object({ payloads: z.array(z.string()) }).nullable(),
})
const outputAnswer = z.object({
  runTraceSpanOutputByID: z.object({
    input: text,
    data: text,
    error: z.object({ message: z.string(), name: text }).nullable(),
  }),
})

const RUN = `query ($runId: String!) {
  run(runID: $runId) {
    status queuedAt startedAt endedAt output
  }
  runTrace(runID: $runId) {
    childrenSpans { spanID name status attempts duration outputID startedAt endedAt }
  }
  runTrigger(runID: $runId) { payloads }
}`

const OUTPUT = `query ($id: String!) {
  runTraceSpanOutputByID(outputID: $id) { input data error { message name } }
}`

async function stepsOf(spans: readonly Span[]): Promise<StepTrace[]> {
  return Promise.all(
    spans.map(async ({ spanID, name, status, attempts, duration, outputID, startedAt, endedAt }) => {
      const kept = outputID ? await ask(outputAnswer, OUTPUT, { id: outputID }) : null
      const { input, data, error } = kept?.runTraceSpanOutputByID ?? { input: null, data: null, error: null }
      return {
        id: spanID,
        name: name === BETWEEN_STEPS ? 'Between the steps' : name,
        ...{ status, attempts: Math.max(attempts ?? 1, 1), durationMs: duration, startedAt, endedAt },
        input: input && shorten(input),
        output: data && shorten(data),
        error: error && shorten(error.message),
      }
    }),
  )
}

/** What the server calls the function's own code between its steps: worth telling only where it did not end well. */
const BETWEEN_STEPS = 'executor.nonstep'

function isTold({ name, status }: Span): boolean {
  return name !== BETWEEN_STEPS || status !== 'COMPLETED'
}

/** As they were begun; what has not begun comes last. */
function byStart(a: Span, b: Span): number {
  return (a.startedAt?.getTime() ?? Number.MAX_VALUE) - (b.startedAt?.getTime() ?? Number.MAX_VALUE)
}

/** What the function returned, without the envelope that it travels in. */
function returned(output: string): string {
  try {
    const [last] = JSON.parse(output) as { op?: string; data?: unknown }[]
    return last?.op === 'RunComplete' ? JSON.stringify(last.data) : output
  } catch {
    return output
  }
}

/** One GraphQL question; null when no usable answer came in time. */
async function ask<T>(schema: z.ZodType<T>, query: string, variables: object): Promise<T | null> {
  try {
    const response = await fetch(`${env.INNGEST_BASE_URL}/v0/gql`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        ...(env.INNGEST_SIGNING_KEY && { authorization: `Bearer ${env.INNGEST_SIGNING_KEY}` }),
      },
      body: JSON.stringify({ query, variables }),
      cache: 'no-store',
      signal: AbortSignal.timeout(TIMEOUT_MS),
    })
    const { data } = (await response.json()) as { data?: unknown }
    return schema.parse(data)
  } catch {
    // Down, starting, or another version: what it would have told is left out of the page.
    return null
  }
}

/** `Bytes` of its API are base64 in some versions, JSON as it is in others. */
function decoded(bytes: string): string {
  if (/^[[{"]|^(null|true|false|-?\d)/.test(bytes) || !/^[A-Za-z0-9+/]+=*$/.test(bytes)) return bytes
  return Buffer.from(bytes, 'base64').toString('utf8')
}

/** The events of a payload, as JSON: the sender may have put many into one. */
function singles(json: string): string[] {
  const pack = z.object({ name: z.string(), data: z.object({ events: z.array(z.unknown()) }) })
  try {
    const { name, data } = pack.parse(JSON.parse(json))
    return data.events.map((each) => JSON.stringify({ name, data: each }))
  } catch {
    return [json]
  }
}

function shorten(json: string): string {
  return json.length > SHOWN ? `${json.slice(0, SHOWN)}…` : json
}
