import { CircleAlert, CircleCheck, Info, TriangleAlert } from 'lucide-react'
import type { ReactNode } from 'react'
import { cn } from './cn.ts'

const TONES = {
  info: { Icon: Info, look: 'border-info/25 bg-info-soft [&>svg]:text-info' },
  success: { Icon: CircleCheck, look: 'border-success/25 bg-success-soft [&>svg]:text-success' },
  warning: { Icon: TriangleAlert, look: 'border-warning/25 bg-warning-soft [&>svg]:text-warning' },
  destructive: {
    Icon: CircleAlert,
    look: 'border-destructive/25 bg-destructive-soft [&>svg]:text-destructive',
  },
}

type AlertProps = {
  tone?: keyof typeof TONES
  title: ReactNode
  children?: ReactNode
  /** A button or link that helps. */
  action?: ReactNode
  /** True where it appears after something a person did: it is read out at once. */
  live?: boolean
  className?: string
}

/** A message that stays on the page. For the outcome of an action that is over, use `toast`. */
export function Alert({ tone = 'info', title, children, action, live = false, className }: AlertProps) {
  const { Icon, look } = TONES[tone]
  return (
    <div
      role={live ? 'alert' : undefined}
      className={cn('flex gap-3 rounded-lg border p-4 text-sm', look, className)}
    >
      <Icon aria-hidden className="mt-0.5 size-4 shrink-0" />
      <div className="min-w-0 flex-1 space-y-1">
        <p className="font-medium">{title}</p>
        {children && <div className="text-foreground/90 [overflow-wrap:anywhere]">{children}</div>}
        {action && <div className="pt-2">{action}</div>}
      </div>
    </div>
  )
}
