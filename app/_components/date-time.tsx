import { type DateStyle, formatDate } from './format.ts'
import { cn } from './ui/cn.ts'

type DateTimeProps = {
  value: Date | string
  style?: DateStyle
  locale?: string
  /** An IANA zone; UTC, and named, unless given. */
  timeZone?: string
  className?: string
}

/** An instant as a person reads it; the exact one stays in the markup. */
export function DateTime({ value, style = 'date-time', locale, timeZone, className }: DateTimeProps) {
  return (
    <time
      dateTime={new Date(value).toISOString()}
      className={cn('whitespace-nowrap tabular-nums', className)}
    >
      {formatDate(value, { style, locale, timeZone })}
    </time>
  )
}
