import { LoaderCircle } from 'lucide-react'
import { cn } from './cn.ts'

/** A turning ring. Decorative; say what is loading in words beside it, or with `label` where it stands alone. */
export function Spinner({ className, label }: { className?: string; label?: string }) {
  return (
    <>
      <LoaderCircle aria-hidden className={cn('animate-spin', className ?? 'size-4')} />
      {label && <span className="sr-only">{label}</span>}
    </>
  )
}
