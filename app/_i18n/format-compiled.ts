import format, { type CompiledMessage } from 'icu-minify/format'
import type { RichTranslationValues } from 'next-intl'
import type { ReactNode } from 'react'

type Options = Parameters<typeof format>[3]

/**
 * In the browser this stands for `use-intl/format-message` (next.config.ts), which would bring a parser of 9 kB along:
 * the words that islands are sent have been parsed by the server (`words.tsx`).
 */
export default function formatMessage(
  ...[, message, values, { formatters, timeZone, locale }]: [
    path: string,
    message: CompiledMessage,
    values: RichTranslationValues | undefined,
    options: Options & { locale: string },
  ]
): ReactNode {
  return format<ReactNode>(message, locale, values as Parameters<typeof format<ReactNode>>[2], {
    formatters,
    timeZone,
  })
}
