import type { Metadata } from 'next'
import { type KeptParams, readKeptShelf } from '../../../../../../_lib/kept-params.ts'
import { CategoryView, categoryMetadata } from '../../../../../../_parts/category-page.tsx'

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
