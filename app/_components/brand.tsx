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
      <rect width="32" height="32" rx="8" className="fill-primary" />
      <g className="fill-primary-foreground">
        <path d="M5.5 8.5A1.5 1.5 0 0 1 7 7h5.5v7.2a3.5 3.5 0 0 1-7 0zM19.5 7H25a1.5 1.5 0 0 1 1.5 1.5v5.7a3.5 3.5 0 0 1-7 0z" />
        <path d="M14.1 20h3.8v4.1a1.9 1.9 0 0 1-3.8 0z" />
      </g>
      <path d="M12.5 7h7v7.2a3.5 3.5 0 0 1-7 0z" className="fill-highlight" />
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
