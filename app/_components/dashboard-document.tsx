import type { ReactNode } from 'react'
import { Words } from '#app/_i18n/words.tsx'
import type { Namespace } from '#server/messages/index.ts'
import { DEFAULT_LOCALE } from '#server/messages/locales.ts'
import { Document } from './document.tsx'

/** The document of a face that speaks English alone; `words` are the namespaces that its islands say. */
export function DashboardDocument({
  words,
  children,
}: {
  words?: readonly Namespace[]
  children: ReactNode
}) {
  return (
    <Document locale={DEFAULT_LOCALE}>
      <Words locale={DEFAULT_LOCALE} of={words}>
        {children}
      </Words>
    </Document>
  )
}
