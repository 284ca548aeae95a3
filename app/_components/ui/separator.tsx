import { cn } from './cn.ts'

/** A thin line between two groups. Decorative. */
export function Separator({ className, vertical = false }: { className?: string; vertical?: boolean }) {
  return (
    <div
      aria-hidden
      className={cn('shrink-0 bg-border', vertical ? 'w-px self-stretch' : 'h-px w-full', className)}
    />
  )
}
