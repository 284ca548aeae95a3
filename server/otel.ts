/** OpenTelemetry, for `server/tracing.ts`; loaded where it is switched on and nowhere else. */
import { createHash } from 'node:crypto'
import {
  context,
  type Link,
  propagation,
  ROOT_CONTEXT,
  type SpanContext,
  SpanKind,
  SpanStatusCode,
  TraceFlags,
  type Tracer,
  trace,
} from '@opentelemetry/api'
import { AsyncLocalStorageContextManager } from '@opentelemetry/context-async-hooks'
import { W3CTraceContextPropagator } from '@opentelemetry/core'
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http'
import { resourceFromAttributes } from '@opentelemetry/resources'
import { BasicTracerProvider, BatchSpanProcessor, RandomIdGenerator } from '@opentelemetry/sdk-trace-base'
import { type SpanOptions, traceWith } from './tracing.ts'

/** Ids as random as ever, unless the next span is to begin a click's trace: then they follow from its correlation id. */
class Ids {
  next: { traceId: string; spanId: string } | undefined
  private readonly random = new RandomIdGenerator()

  generateTraceId = (): string => this.next?.traceId ?? this.random.generateTraceId()
  generateSpanId = (): string => this.next?.spanId ?? this.random.generateSpanId()
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/** The span with which a click began, in every process: what is left of it in the outbox is its correlation id. */
function beginningOf(correlationId: string): { traceId: string; spanId: string } {
  const hash = createHash('sha256').update(correlationId).digest('hex')
  const traceId = UUID.test(correlationId) ? correlationId.replaceAll('-', '') : hash.slice(0, 32)
  return { traceId, spanId: hash.slice(32, 48) }
}

const uuidOf = (traceId: string) => traceId.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')

const remote = (correlationId: string): SpanContext => ({
  ...beginningOf(correlationId),
  traceFlags: TraceFlags.SAMPLED,
  isRemote: true,
})

/**
 * Sends this process's spans to an OTLP/HTTP receiver (`endpoint` without `/v1/traces`). Sampling and the receiver's
 * headers are what OpenTelemetry's own variables say (OTEL_TRACES_SAMPLER, OTEL_EXPORTER_OTLP_HEADERS). Returns what
 * sends the rest and ends it.
 */
export function startTracing({
  endpoint,
  service,
}: {
  endpoint: string
  service: string
}): () => Promise<void> {
  const ids = new Ids()
  const exporter = new OTLPTraceExporter({ url: `${endpoint}/v1/traces` })
  const provider = new BasicTracerProvider({
    idGenerator: ids,
    resource: resourceFromAttributes({ 'service.name': service }),
    spanProcessors: [new BatchSpanProcessor(exporter)],
  })
  // Next adds its own spans, and continues a caller's trace, once these are there.
  context.setGlobalContextManager(new AsyncLocalStorageContextManager().enable())
  propagation.setGlobalPropagator(new W3CTraceContextPropagator())
  trace.setGlobalTracerProvider(provider)
  const tracer = provider.getTracer('tradehall')
  traceWith({
    span: (name, options, work) => inSpan(tracer, ids, name, options, work),
    correlationId: () => {
      const current = trace.getActiveSpan()?.spanContext()
      return current && uuidOf(current.traceId)
    },
  })
  return async () => {
    traceWith(undefined)
    await provider.shutdown()
    for (const api of [context, propagation, trace]) api.disable()
  }
}

async function inSpan<T>(
  tracer: Tracer,
  ids: Ids,
  name: string,
  { attributes, click, clicks = [], within }: SpanOptions,
  work: () => Promise<T>,
): Promise<T> {
  if (within && !trace.getActiveSpan()) return work()
  const [cause, ...others] = clicks
  const links: Link[] = others.length > 0 ? clicks.map((id) => ({ context: remote(id) })) : []
  const parent =
    cause && others.length === 0 ? trace.setSpanContext(ROOT_CONTEXT, remote(cause)) : context.active()
  if (click) ids.next = beginningOf(click)
  // A correlation id that the caller brought stands for a trace of its own, which is then this one's.
  const begins = click && trace.getSpanContext(parent)?.traceId !== ids.next?.traceId
  const about = { ...attributes, ...((click ?? cause) ? { 'tradehall.correlation_id': click ?? cause } : {}) }
  const span = tracer.startSpan(
    name,
    { attributes: about, links, root: Boolean(begins), kind: SpanKind.INTERNAL },
    parent,
  )
  ids.next = undefined
  try {
    return await context.with(trace.setSpan(parent, span), work)
  } catch (error) {
    // The name alone: a message may hold what somebody typed.
    span.setStatus({ code: SpanStatusCode.ERROR, message: error instanceof Error ? error.name : undefined })
    throw error
  } finally {
    span.end()
  }
}
