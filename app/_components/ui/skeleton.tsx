import { cn } from './cn.ts'

/** The grey shape of something that is loading; give it the size of what comes. Put `Loading` around a group. */
export function Skeleton({ className }: { className?: string }) {
  return (
    <span
      aria-hidden
      className={cn(
        'block min-h-4 animate-pulse bg-secondary',
        !className?.includes('rounded-') && 'rounded-md',
        className,
      )}
    />
  )
}

/** Says once that something is loading, around skeletons that say nothing. */
export function Loading({
  label = 'Loading',
  className,
  children,
}: {
  label?: string
  className?: string
  children: React.ReactNode
}) {
  return (
    <div role="status" aria-busy className={className}>
      <span className="sr-only">{label}…</span>
      {children}
    </div>
  )
}
