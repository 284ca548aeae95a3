import { cn } from './ui/cn.ts'

/** The mark: a stall's awning that is also a T. Decorative unless `title` is given. */
export function BrandMark({ className, title }: { className?: string; title?: string }) {
  return (
    <svg
      viewBox="0 0 32 32"
      className={cn('shrink-0', className ?? 'size-8')}
      role={title ? 'img' : undefined}
      aria-label={title}
      aria-hidden={title ? undefined : true}
      focusable="false"
    >
      <rect width="32" height="32" rx="8" className="fill-brand" />
      <g className="fill-brand-foreground">
        <path d="M4.5 7A1.5 1.5 0 0 1 6 5.5h5.8v6.4a3.65 3.65 0 0 1-7.3 0zM20.2 5.5H26A1.5 1.5 0 0 1 27.5 7v4.9a3.65 3.65 0 0 1-7.3 0z" />
        <path d="M13.6 17.6h4.8v6.5a2.4 2.4 0 0 1-4.8 0z" />
      </g>
      <path d="M12.2 5.5h7.6v6.3a3.8 3.8 0 0 1-7.6 0z" className="fill-highlight" />
    </svg>
  )
}

/** Mark and name side by side; `area` names the face ("Vendor", "Operator"). */
export function Brand({ area, className }: { area?: string; className?: string }) {
  return (
    <span className={cn('inline-flex items-center gap-2', className)}>
      <BrandMark />
      <span className="text-lg font-semibold tracking-tight">Tradehall</span>{' '}
      {area && (
        <span className="rounded-sm bg-primary-soft px-1.5 py-0.5 text-xs font-medium text-primary-soft-foreground">
          {area}
        </span>
      )}
    </span>
  )
}
