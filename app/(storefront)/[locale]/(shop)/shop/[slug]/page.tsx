import type { Metadata } from 'next'
import { pageLocale } from '#app/_i18n/page-locale.ts'
import { PLAIN } from '../../../../_lib/listing-view.ts'
import { VendorView, vendorMetadata } from '../_parts/vendor-page.tsx'

type Props = { params: Promise<{ locale: string; slug: string }> }

// Made when it is first asked for and kept: building the shop needs no database.
export const revalidate = 60
export const generateStaticParams = () => []

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const locale = await pageLocale(params)
  return vendorMetadata({ locale, slug: (await params).slug, view: PLAIN })
}

export default async function VendorPage({ params }: Props) {
  const locale = await pageLocale(params)
  return <VendorView locale={locale} slug={(await params).slug} view={PLAIN} />
}
