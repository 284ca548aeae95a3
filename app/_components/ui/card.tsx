import type { ComponentProps, ReactNode } from 'react'
import { cn } from './cn.ts'

/** A surface that holds one thing. */
export function Card({ className, ...props }: ComponentProps<'section'>) {
  return (
    <section
      {...props}
      className={cn('rounded-lg border border-border bg-card text-card-foreground', className)}
    />
  )
}

type CardHeaderProps = {
  title: ReactNode
  description?: ReactNode
  /** Buttons or a badge at the right edge. */
  actions?: ReactNode
  /** The heading's level in the page; its look stays the same. */
  level?: 2 | 3
  /** For `aria-labelledby` of the card. */
  id?: string
  className?: string
}

export function CardHeader({ title, description, actions, level = 2, id, className }: CardHeaderProps) {
  const Heading = level === 2 ? 'h2' : 'h3'
  return (
    <header
      className={cn(
        'flex flex-wrap items-start justify-between gap-x-4 gap-y-2 p-4 md:px-6 md:pt-5',
        className,
      )}
    >
      <div className="min-w-0 space-y-1">
        <Heading id={id} className="text-base font-semibold">
          {title}
        </Heading>
        {description && <p className="text-sm text-muted-foreground">{description}</p>}
      </div>
      {actions && <div className="flex flex-wrap items-center gap-2">{actions}</div>}
    </header>
  )
}

export function CardContent({ className, ...props }: ComponentProps<'div'>) {
  return <div {...props} className={cn('px-4 pb-4 first:pt-4 md:px-6 md:pb-6 md:first:pt-6', className)} />
}

export function CardFooter({ className, ...props }: ComponentProps<'footer'>) {
  return (
    <footer
      {...props}
      className={cn(
        'flex flex-wrap items-center justify-end gap-2 border-t border-border px-4 py-3 md:px-6',
        className,
      )}
    />
  )
}
