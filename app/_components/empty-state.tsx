import type { ReactNode } from 'react'
import { cn } from './ui/cn.ts'

type StateProps = {
  /** A lucide icon, e.g. `<ShoppingBag />`. */
  icon?: ReactNode
  title: ReactNode
  /** What would be here, and how it gets here. */
  children?: ReactNode
  /** The way on: a `ButtonLink` or a `Button`. */
  action?: ReactNode
  /** The heading's level, where this is the page's only heading. */
  level?: 1 | 2 | 3
  className?: string
}

/** Nothing here yet, and what to do about it. */
export function EmptyState({ icon, title, children, action, level = 2, className }: StateProps) {
  const Heading = `h${level}` as const
  return (
    <div className={cn('flex flex-col items-center px-4 py-12 text-center md:py-16', className)}>
      {icon && (
        <span
          aria-hidden
          className="mb-4 grid size-12 place-items-center rounded-full bg-primary-soft text-primary-soft-foreground [&_svg]:size-6"
        >
          {icon}
        </span>
      )}
      <Heading className={level === 1 ? 'text-3xl font-semibold' : 'text-lg font-semibold'}>{title}</Heading>
      {children && <div className="mt-1.5 max-w-prose text-sm text-muted-foreground">{children}</div>}
      {action && <div className="mt-5 flex flex-wrap justify-center gap-2">{action}</div>}
    </div>
  )
}
