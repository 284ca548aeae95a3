import type { ComponentProps } from 'react'
import { cn } from './cn.ts'

type TableProps = ComponentProps<'table'> & {
  /** Names the table for those who do not see it; also the scroll region's name. */
  caption: string
}

/**
 * Rows and columns. Where it is wider than its place it scrolls inside its own, focusable region, so that the
 * page never does. For lists with a phone layout use `DataTable`.
 */
export function Table({ caption, className, children, ...props }: TableProps) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
    <section aria-label={caption} tabIndex={0} className="focus-ring-inset relative w-full overflow-x-auto">
      <table {...props} className={cn('w-full border-collapse text-sm', className)}>
        <caption className="sr-only">{caption}</caption>
        {children}
      </table>
    </section>
  )
}

export function TableHead({ className, ...props }: ComponentProps<'thead'>) {
  return <thead {...props} className={cn('border-b border-border bg-muted', className)} />
}

export function TableBody({ className, ...props }: ComponentProps<'tbody'>) {
  return <tbody {...props} className={cn('[&>tr:last-child]:border-0', className)} />
}

export function TableRow({ className, ...props }: ComponentProps<'tr'>) {
  return <tr {...props} className={cn('border-b border-border', className)} />
}

type CellProps = { align?: 'start' | 'end' }

export function TableHeaderCell({
  className,
  align = 'start',
  scope = 'col',
  ...props
}: Omit<ComponentProps<'th'>, 'align'> & CellProps) {
  return (
    <th
      {...props}
      scope={scope}
      className={cn(
        'whitespace-nowrap px-4 py-2.5 text-xs font-medium text-muted-foreground first:md:pl-6 last:md:pr-6',
        align === 'end' ? 'text-end' : 'text-start',
        className,
      )}
    />
  )
}

export function TableCell({
  className,
  align = 'start',
  ...props
}: Omit<ComponentProps<'td'>, 'align'> & CellProps) {
  return (
    <td
      {...props}
      className={cn(
        'px-4 py-3 align-middle first:md:pl-6 last:md:pr-6',
        align === 'end' ? 'text-end tabular-nums' : 'text-start',
        className,
      )}
    />
  )
}
