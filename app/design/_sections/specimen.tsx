import type { ReactNode } from 'react'

/** One component under its name. */
export function Specimen({
  name,
  children,
  className,
}: {
  name: string
  children: ReactNode
  className?: string
}) {
  return (
    <div>
      <h3 className="mb-3 font-mono text-sm text-muted-foreground">{name}</h3>
      <div className={className ?? 'flex flex-wrap items-center gap-3'}>{children}</div>
    </div>
  )
}
