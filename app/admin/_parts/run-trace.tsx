import { formatDuration } from '#app/_components/format.ts'
import { StatusBadge } from '#app/_components/status-badge.tsx'
import { Card, CardContent, CardHeader } from '#app/_components/ui/card.tsx'
import { Json } from './json.tsx'
import type { FoundRun, RunTrace } from './types.ts'

type Step = RunTrace['steps'][number]

/** What the job server knows of a run: input, steps with their output, and the end. */
export function TraceCard({ run, trace }: { run: FoundRun['run']; trace: RunTrace | null }) {
  return (
    <Card className="mt-6">
      <CardHeader
        title="At the job server"
        description={trace ? `Run ${trace.runId}` : undefined}
        actions={trace ? <StatusBadge kind="job" status={trace.status} /> : null}
      />
      <CardContent className="space-y-6">
        {trace ? (
          <Trace trace={trace} />
        ) : (
          <p className="text-sm text-muted-foreground">
            {run.runId
              ? 'The job server does not answer, or has forgotten this run. What it did is recorded above all the same.'
              : run.state === 'done'
                ? 'It was finished without a run there.'
                : 'No run has begun yet.'}
          </p>
        )}
      </CardContent>
    </Card>
  )
}

function Trace({ trace }: { trace: RunTrace }) {
  return (
    <>
      <section aria-labelledby="input" className="space-y-2">
        <h3 id="input" className="text-sm font-medium">
          Input
          {trace.input.length > 1 ? (
            <span className="font-normal text-muted-foreground">
              {' '}
              (a batch of {trace.input.length} events)
            </span>
          ) : null}
        </h3>
        {trace.input.length === 0 ? <p className="text-sm text-muted-foreground">Not kept.</p> : null}
        {trace.input.slice(0, SHOWN_EVENTS).map((payload, index) => (
          <Json key={payload} value={payload} label={`Input ${index + 1}`} />
        ))}
      </section>
      <section aria-labelledby="steps" className="space-y-2">
        <h3 id="steps" className="text-sm font-medium">
          Steps
        </h3>
        {trace.steps.length === 0 ? <p className="text-sm text-muted-foreground">None was begun.</p> : null}
        <ol className="space-y-2">
          {trace.steps.map((step) => (
            <li key={step.id}>
              <StepTrace step={step} />
            </li>
          ))}
        </ol>
      </section>
      {trace.output ? (
        <section aria-labelledby="output" className="space-y-2">
          <h3 id="output" className="text-sm font-medium">
            Output
          </h3>
          <Json value={trace.output} label="Output" />
        </section>
      ) : null}
    </>
  )
}

/** How many events of a batch are shown; the others look the same. */
const SHOWN_EVENTS = 3

function StepTrace({ step }: { step: Step }) {
  const { name, status, attempts, durationMs, input, output, error } = step
  return (
    <details open={Boolean(error)} className="rounded-md border border-border">
      <summary className="flex min-h-11 cursor-pointer flex-wrap items-center gap-x-3 gap-y-1 px-3 py-2 text-sm">
        <span className="min-w-40 flex-1 font-medium">{name}</span>
        <span className="text-xs text-muted-foreground tabular-nums">
          {[
            attempts > 1 ? `${attempts} attempts` : null,
            durationMs === null ? null : formatDuration(durationMs),
          ]
            .filter(Boolean)
            .join(', ')}
        </span>
        <StatusBadge kind="job" status={status} />
      </summary>
      <div className="space-y-3 border-t border-border p-3">
        {error ? <p className="text-sm text-destructive [overflow-wrap:anywhere]">{error}</p> : null}
        {input ? <Labelled label="Input" value={input} step={name} /> : null}
        {output ? <Labelled label="Output" value={output} step={name} /> : null}
        {error || input || output ? null : (
          <p className="text-sm text-muted-foreground">Nothing was kept of it.</p>
        )}
      </div>
    </details>
  )
}

function Labelled({ label, value, step }: { label: string; value: string; step: string }) {
  return (
    <div className="space-y-1">
      <p className="text-xs font-medium text-muted-foreground">{label}</p>
      <Json value={value} label={`${label} of ${step}`} />
    </div>
  )
}
