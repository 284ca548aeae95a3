import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { pageLocale } from '#app/_i18n/page-locale.ts'
import { Missing } from '../../../_parts/missing.tsx'

type Props = { params: Promise<{ locale: string }> }

// Made when it is first asked for and kept: building the shop needs no database.
export const revalidate = 60
export const generateStaticParams = () => []

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const locale = await pageLocale(params)
  const t = await getTranslations({ locale, namespace: 'common.notFound' })
  return { title: t('title'), robots: { index: false } }
}

/** Every address of the storefront that no page has (next.config.ts leads them here): one page for all of them is kept. */
export default async function NowherePage({ params }: Props) {
  await pageLocale(params)
  return <Missing />
}
