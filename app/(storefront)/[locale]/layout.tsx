import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { Document } from '#app/_components/document.tsx'
import { baseMetadata, baseViewport } from '#app/_components/document-metadata.ts'
import { pageLocale } from '#app/_i18n/page-locale.ts'
import { Words } from '#app/_i18n/words.tsx'
import { shopAddress } from '#server/trpc/page-settings.ts'

type Props = { params: Promise<{ locale: string }>; children: ReactNode }

export const viewport = baseViewport

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const locale = await pageLocale(params)
  const t = await getTranslations({ locale, namespace: 'common.meta' })
  return { ...baseMetadata, description: t('description'), metadataBase: shopAddress() }
}

/** The root of what customers see. */
export default async function StorefrontLayout({ params, children }: Props) {
  const locale = await pageLocale(params)
  return (
    <Document locale={locale}>
      <Words locale={locale}>{children}</Words>
    </Document>
  )
}
