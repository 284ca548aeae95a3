import { useLocale } from 'next-intl'
import { formatLocale } from '#server/messages/locales.ts'
import { type DateStyle, formatDate } from './format.ts'
import { cn } from './ui/cn.ts'

type DateTimeProps = {
  value: Date | string
  style?: DateStyle
  /** An IANA zone; UTC, and named, unless given. */
  timeZone?: string
  className?: string
}

/** An instant as a person reads it; the exact one stays in the markup. */
export function DateTime({ value, style = 'date-time', timeZone, className }: DateTimeProps) {
  const locale = formatLocale(useLocale())
  return (
    <time
      dateTime={new Date(value).toISOString()}
      className={cn('whitespace-nowrap tabular-nums', className)}
    >
      {formatDate(value, { style, locale, timeZone })}
    </time>
  )
}
