/**
 * Spans from the click to the last listener, when somebody wants them: `server/otel.ts` is loaded and put in here only
 * where OTEL_EXPORTER_OTLP_ENDPOINT is set. Otherwise `traced` is a function call and nothing else.
 */

/** How a span stands to the click that it belongs to. */
export interface SpanOptions {
  attributes?: Record<string, string | number>
  /** Correlation id of the click that this is the beginning of. */
  click?: string
  /** Correlation ids of the clicks that led here, through the outbox: one is continued, several are linked. */
  clicks?: string[]
  /** Only as a part of another span: what timers do by themselves is left out. */
  within?: true
}

export interface Tracing {
  span<T>(name: string, options: SpanOptions, work: () => Promise<T>): Promise<T>
  /** A correlation id for the request under way, by which its trace is found; undefined outside of one. */
  correlationId(): string | undefined
}

/** Kept on the process: a bundler may load this file more than once. */
const kept = globalThis as { tradehallTracing?: Tracing }

/** Switches tracing on for this process, or off. */
export function traceWith(tracing: Tracing | undefined): void {
  kept.tradehallTracing = tracing
}

/** Does `work` in a span, where tracing is on. Attributes name no person. */
export function traced<T>(name: string, options: SpanOptions, work: () => Promise<T>): Promise<T> {
  const tracing = kept.tradehallTracing
  return tracing ? tracing.span(name, options, work) : work()
}

/** Whether there is a trace to take a correlation id from. */
export function tracedCorrelationId(): string | undefined {
  return kept.tradehallTracing?.correlationId()
}

/** Whether spans are wanted at all, where asking costs more than a span's name. */
export function isTracing(): boolean {
  return kept.tradehallTracing !== undefined
}
