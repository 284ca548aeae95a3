import { Check, Clock, LoaderCircle, Minus, X } from 'lucide-react'
import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { DateTime } from './date-time.tsx'
import { cn } from './ui/cn.ts'

export type TimelineState = 'done' | 'active' | 'waiting' | 'failed' | 'skipped'

export type TimelineEntry = {
  id: string
  title: ReactNode
  state: TimelineState
  description?: ReactNode
  /** When it reached that state. */
  at?: Date | string | null
  /** Stands at the right edge: attempts, a replay button. */
  aside?: ReactNode
}

const looks: Record<TimelineState, { icon: typeof Check; dot: string }> = {
  done: { icon: Check, dot: 'bg-primary text-primary-foreground' },
  active: {
    icon: LoaderCircle,
    dot: 'bg-primary-soft text-primary-soft-foreground ring-2 ring-primary',
  },
  waiting: { icon: Clock, dot: 'bg-muted text-muted-foreground ring-1 ring-border' },
  failed: { icon: X, dot: 'bg-destructive-solid text-destructive-solid-foreground' },
  skipped: { icon: Minus, dot: 'bg-muted text-muted-foreground ring-1 ring-border' },
}

/** What happened and what comes next, in order. The state is said in words too, for those who see no colour. */
export function Timeline({
  entries,
  label,
  className,
}: {
  entries: readonly TimelineEntry[]
  label: string
  className?: string
}) {
  return (
    <ol aria-label={label} className={className}>
      {entries.map((entry, index) => (
        <Step key={entry.id} entry={entry} last={index === entries.length - 1} />
      ))}
    </ol>
  )
}

function Step({ entry, last }: { entry: TimelineEntry; last: boolean }) {
  const t = useTranslations('common.timeline')
  const look = looks[entry.state]
  const Icon = look.icon
  const quiet = entry.state === 'waiting' || entry.state === 'skipped'
  return (
    <li className="relative flex gap-3 pb-5 last:pb-0">
      {!last && (
        <span
          aria-hidden
          className={cn(
            'absolute top-7 bottom-1 left-3 w-px -translate-x-1/2',
            entry.state === 'done' ? 'bg-primary' : 'bg-border',
          )}
        />
      )}
      <span aria-hidden className={cn('z-10 grid size-6 shrink-0 place-items-center rounded-full', look.dot)}>
        <Icon className={cn('size-3.5', entry.state === 'active' && 'animate-spin')} />
      </span>
      <div className="min-w-0 flex-1">
        <div className="flex flex-wrap items-baseline justify-between gap-x-4">
          <p className={cn('text-sm leading-6', quiet ? 'text-muted-foreground' : 'font-medium')}>
            {entry.title}
            <span className="sr-only"> ({t(entry.state)})</span>
          </p>
          {entry.at && <DateTime value={entry.at} className="text-xs text-muted-foreground" />}
        </div>
        {entry.description && (
          <div className="text-sm text-muted-foreground [overflow-wrap:anywhere]">{entry.description}</div>
        )}
      </div>
      {entry.aside && <div className="shrink-0">{entry.aside}</div>}
    </li>
  )
}
