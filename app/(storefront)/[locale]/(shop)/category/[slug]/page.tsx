import type { Metadata } from 'next'
import { pageLocale } from '#app/_i18n/page-locale.ts'
import { PLAIN } from '../../../../_lib/listing-view.ts'
import { CategoryView, categoryMetadata } from '../_parts/category-page.tsx'

type Props = { params: Promise<{ locale: string; slug: string }> }

// Made when it is first asked for and kept: building the shop needs no database.
export const revalidate = 60
export const generateStaticParams = () => []

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const locale = await pageLocale(params)
  return categoryMetadata({ locale, slug: (await params).slug, view: PLAIN })
}

export default async function CategoryPage({ params }: Props) {
  const locale = await pageLocale(params)
  return <CategoryView locale={locale} slug={(await params).slug} view={PLAIN} />
}
