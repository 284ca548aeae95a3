import type { Metadata } from 'next'
import {
  CategoryView,
  categoryMetadata,
} from '#app/(storefront)/[locale]/(shop)/category/_parts/category-page.tsx'
import { type KeptParams, readKeptShelf } from '../../../../../../_lib/kept-params.ts'

/** Where `proxy.ts` looks up /category/[slug] with something chosen in it. */
type Props = { params: Promise<KeptParams & { slug: string }> }

export const revalidate = 60
export const generateStaticParams = () => []

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return categoryMetadata(await readKeptShelf(params))
}

export default async function ChosenFromCategory({ params }: Props) {
  return <CategoryView {...(await readKeptShelf(params))} />
}
