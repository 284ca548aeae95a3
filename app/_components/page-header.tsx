import type { ReactNode } from 'react'
import { Breadcrumb, type Crumb } from './ui/breadcrumb.tsx'
import { cn } from './ui/cn.ts'

type PageHeaderProps = {
  title: string
  /** Beside the title, e.g. a status badge. */
  badge?: ReactNode
  description?: ReactNode
  /** The pages above, without this one. */
  breadcrumb?: readonly Crumb[]
  /** What can be done with the whole page's thing. */
  actions?: ReactNode
  className?: string
}

/** The head of a page: where it stands, its one h1, what can be done. */
export function PageHeader({ title, badge, description, breadcrumb, actions, className }: PageHeaderProps) {
  return (
    <header className={cn('mb-6 space-y-3 md:mb-8', className)}>
      {breadcrumb && <Breadcrumb items={breadcrumb} current={title} />}
      <div className="flex flex-wrap items-start justify-between gap-x-6 gap-y-4">
        <div className="min-w-0 space-y-1.5">
          <div className="flex flex-wrap items-center gap-x-3 gap-y-1.5">
            <h1 className="text-3xl font-semibold [overflow-wrap:anywhere]">{title}</h1>
            {badge}
          </div>
          {description && <div className="max-w-prose text-muted-foreground">{description}</div>}
        </div>
        {actions && <div className="flex flex-wrap gap-2">{actions}</div>}
      </div>
    </header>
  )
}
