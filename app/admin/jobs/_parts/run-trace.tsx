import { useTranslations } from 'next-intl'
import { formatDuration } from '#app/_components/format.ts'
import { StatusBadge } from '#app/_components/status-badge.tsx'
import { Card, CardContent, CardHeader } from '#app/_components/ui/card.tsx'
import type { FoundRun, RunTrace } from '../../_parts/types.ts'
import { Json } from './json.tsx'

type Step = RunTrace['steps'][number]

/** What the job server knows of a run: input, steps with their output, and the end. */
export function TraceCard({ run, trace }: { run: FoundRun['run']; trace: RunTrace | null }) {
  const t = useTranslations('admin.run')
  return (
    <Card className="mt-6">
      <CardHeader
        title={t('trace')}
        description={trace ? t('traceOf', { id: trace.runId }) : undefined}
        actions={trace ? <StatusBadge kind="job" status={trace.status} /> : null}
      />
      <CardContent className="space-y-6">
        {trace ? (
          <Trace trace={trace} />
        ) : (
          <p className="text-sm text-muted-foreground">
            {t(run.runId ? 'noTrace' : run.state === 'done' ? 'noRunThere' : 'noRun')}
          </p>
        )}
      </CardContent>
    </Card>
  )
}

function Trace({ trace }: { trace: RunTrace }) {
  const t = useTranslations('admin.run')
  return (
    <>
      <section aria-labelledby="input" className="space-y-2">
        <h3 id="input" className="text-sm font-medium">
          {t('input')}
          {trace.input.length > 1 ? (
            <span className="font-normal text-muted-foreground">
              {' '}
              {t('batch', { count: trace.input.length })}
            </span>
          ) : null}
        </h3>
        {trace.input.length === 0 ? <p className="text-sm text-muted-foreground">{t('notKept')}</p> : null}
        {trace.input.slice(0, SHOWN_EVENTS).map((payload, index) => (
          <Json key={payload} value={payload} label={t('inputNumber', { number: index + 1 })} />
        ))}
      </section>
      <section aria-labelledby="steps" className="space-y-2">
        <h3 id="steps" className="text-sm font-medium">
          {t('steps')}
        </h3>
        {trace.steps.length === 0 ? <p className="text-sm text-muted-foreground">{t('noSteps')}</p> : null}
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
            {t('output')}
          </h3>
          <Json value={trace.output} label={t('output')} />
        </section>
      ) : null}
    </>
  )
}

/** How many events of a batch are shown; the others look the same. */
const SHOWN_EVENTS = 3

function StepTrace({ step }: { step: Step }) {
  const t = useTranslations('admin.run')
  const { name, status, attempts, durationMs, input, output, error } = step
  return (
    <details open={Boolean(error)} className="rounded-md border border-border">
      <summary className="flex min-h-11 cursor-pointer flex-wrap items-center gap-x-3 gap-y-1 px-3 py-2 text-sm">
        <span className="min-w-40 flex-1 font-medium">{name}</span>
        <span className="text-xs text-muted-foreground tabular-nums">
          {[
            attempts > 1 ? t('stepAttempts', { count: attempts }) : null,
            durationMs === null ? null : formatDuration(durationMs),
          ]
            .filter(Boolean)
            .join(', ')}
        </span>
        <StatusBadge kind="job" status={status} />
      </summary>
      <div className="space-y-3 border-t border-border p-3">
        {error ? <p className="text-sm text-destructive [overflow-wrap:anywhere]">{error}</p> : null}
        {input ? <Labelled label={t('input')} spoken={t('inputOf', { step: name })} value={input} /> : null}
        {output ? (
          <Labelled label={t('output')} spoken={t('outputOf', { step: name })} value={output} />
        ) : null}
        {error || input || output ? null : (
          <p className="text-sm text-muted-foreground">{t('nothingKept')}</p>
        )}
      </div>
    </details>
  )
}

function Labelled({ label, spoken, value }: { label: string; spoken: string; value: string }) {
  return (
    <div className="space-y-1">
      <p className="text-xs font-medium text-muted-foreground">{label}</p>
      <Json value={value} label={spoken} />
    </div>
  )
}
