import { ChevronLeft, ChevronRight } from 'lucide-react'
import type { ReactNode } from 'react'
import { ButtonLink } from './button.tsx'
import { cn } from './cn.ts'

export type PaginationProps = {
  /** Addresses of the neighbours; absent at an end. Keyset pages know nothing more, and need nothing more. */
  previousHref?: string
  nextHref?: string
  /** What is shown, e.g. "1-24 of 412". */
  summary?: ReactNode
  label?: string
  className?: string
}

/** Previous and next, for numbered and for keyset pages alike. Renders nothing where there is one page only. */
export function Pagination({ previousHref, nextHref, summary, label = 'Pages', className }: PaginationProps) {
  if (!previousHref && !nextHref && !summary) return null
  return (
    <nav aria-label={label} className={cn('flex flex-wrap items-center justify-between gap-3', className)}>
      <p className="text-sm text-muted-foreground tabular-nums">{summary}</p>
      <div className="flex gap-2">
        <Step href={previousHref} rel="prev">
          <ChevronLeft aria-hidden /> Previous
        </Step>
        <Step href={nextHref} rel="next">
          Next <ChevronRight aria-hidden />
        </Step>
      </div>
    </nav>
  )
}

function Step({ href, rel, children }: { href?: string; rel: string; children: ReactNode }) {
  if (!href) return null
  return (
    <ButtonLink href={href} rel={rel} variant="outline" size="sm">
      {children}
    </ButtonLink>
  )
}
