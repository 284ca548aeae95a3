import { cn } from './ui/cn.ts'

/** The mark: a stall's awning that is also a T. Decorative unless `title` is given. */
export function BrandMark({ className, title }: { className?: string; title?: string }) {
  return (
    <svg
      viewBox="0 0 32 32"
      className={cn('size-8 shrink-0', className)}
      role={title ? 'img' : undefined}
      aria-label={title}
      aria-hidden={title ? undefined : true}
      focusable="false"
    >
      <rect width="32" height="32" rx="8" className="fill-brand" />
      <g className="fill-brand-foreground">
        <path d="M4.5 8A1.5 1.5 0 0 1 6 6.5h5.8v7.9a3.65 3.65 0 0 1-7.3 0zM20.2 6.5H26A1.5 1.5 0 0 1 27.5 8v6.4a3.65 3.65 0 0 1-7.3 0z" />
        <path d="M13.6 20.4h4.8v3.7a2.4 2.4 0 0 1-4.8 0z" />
      </g>
      <path d="M12.2 6.5h7.6v7.7a3.8 3.8 0 0 1-7.6 0z" className="fill-highlight" />
    </svg>
  )
}

/** Mark and name side by side; `area` names the face ("Vendor", "Operator"). */
export function Brand({ area, className }: { area?: string; className?: string }) {
  return (
    <span className={cn('inline-flex items-center gap-2', className)}>
      <BrandMark />
      <span className="text-lg font-semibold tracking-tight">Tradehall</span>
      {area && (
        <span className="rounded-sm bg-primary-soft px-1.5 py-0.5 text-xs font-medium text-primary-soft-foreground">
          {area}
        </span>
      )}
    </span>
  )
}
