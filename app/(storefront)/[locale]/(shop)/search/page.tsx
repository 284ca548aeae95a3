import type { Metadata } from 'next'
import { pageLocale } from '#app/_i18n/page-locale.ts'
import { PLAIN } from '../../../_lib/listing-view.ts'
import { SearchView, searchMetadata } from './_parts/search-page.tsx'

type Props = { params: Promise<{ locale: string }> }

// Made when it is first asked for and kept: building the shop needs no database.
export const revalidate = 60
export const generateStaticParams = () => []

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return searchMetadata({ locale: await pageLocale(params), view: PLAIN })
}

export default async function SearchPage({ params }: Props) {
  return <SearchView locale={await pageLocale(params)} view={PLAIN} />
}
