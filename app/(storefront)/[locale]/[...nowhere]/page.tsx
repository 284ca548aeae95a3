import { notFound } from 'next/navigation'
import { pageLocale } from '#app/_i18n/page-locale.ts'

// Not kept: there is no end of addresses that lead nowhere.
export const dynamic = 'force-dynamic'

/** An address that no page has, answered in its language. */
export default async function NowherePage({ params }: { params: Promise<{ locale: string }> }) {
  await pageLocale(params)
  notFound()
}
