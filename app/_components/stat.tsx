import type { ReactNode } from 'react'
import { Link } from '#app/_i18n/link.tsx'
import { cn } from './ui/cn.ts'

type StatProps = {
  label: string
  value: ReactNode
  /** What it is compared with or made of. */
  hint?: ReactNode
  /** The list behind the number. */
  href?: string
  tone?: 'neutral' | 'warning' | 'destructive'
  className?: string
}

/** One number of an overview; with `href` the whole tile leads to its list. */
export function Stat({ label, value, hint, href, tone = 'neutral', className }: StatProps) {
  return (
    <div
      className={cn(
        'relative rounded-lg border border-border bg-card p-4 md:p-5',
        href && 'transition-colors has-[a:hover]:border-input',
        className,
      )}
    >
      <p className="text-sm text-muted-foreground">
        {href ? (
          <Link
            href={href}
            className="after:absolute after:inset-0 after:rounded-lg focus-visible:outline-none focus-visible:after:outline-2 focus-visible:after:outline-offset-2 focus-visible:after:outline-ring"
          >
            {label}
          </Link>
        ) : (
          label
        )}
      </p>
      <p
        className={cn(
          'mt-1 text-2xl font-semibold tabular-nums',
          tone === 'warning' && 'text-warning',
          tone === 'destructive' && 'text-destructive',
        )}
      >
        {value}
      </p>
      {hint && <p className="mt-1 text-xs text-muted-foreground">{hint}</p>}
    </div>
  )
}
