import type { Metadata } from 'next'
import { type KeptParams, readKeptView } from '../../../../../_lib/kept-params.ts'
import { SearchView, searchMetadata } from '../../_parts/search-page.tsx'

/** Where `proxy.ts` looks up /search with words or anything else chosen. */
type Props = { params: Promise<KeptParams> }

export const revalidate = 60
export const generateStaticParams = () => []

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return searchMetadata(await readKeptView(params))
}

export default async function SearchResults({ params }: Props) {
  return <SearchView {...(await readKeptView(params))} />
}
