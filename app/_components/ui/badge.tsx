import type { ComponentProps } from 'react'
import { cn } from './cn.ts'

const TONES = {
  neutral: 'bg-muted text-muted-foreground',
  primary: 'bg-primary-soft text-primary-soft-foreground',
  success: 'bg-success-soft text-success',
  warning: 'bg-warning-soft text-warning',
  info: 'bg-info-soft text-info',
  destructive: 'bg-destructive-soft text-destructive',
  highlight: 'bg-highlight text-highlight-foreground',
}

export type BadgeTone = keyof typeof TONES

type BadgeProps = ComponentProps<'span'> & { tone?: BadgeTone }

/** A word or a number about the thing beside it. Colour never says it alone: the word does. */
export function Badge({ className, tone = 'neutral', ...props }: BadgeProps) {
  return (
    <span
      {...props}
      className={cn(
        'inline-flex max-w-full items-center gap-1 whitespace-nowrap rounded-full px-2 py-0.5 text-xs font-medium [&_svg]:size-3.5 [&_svg]:shrink-0',
        TONES[tone],
        className,
      )}
    />
  )
}
