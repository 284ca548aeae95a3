import type { Metadata } from 'next'
import { VendorView, vendorMetadata } from '#app/(storefront)/[locale]/(shop)/shop/_parts/vendor-page.tsx'
import { type KeptParams, readKeptShelf } from '../../../../../../_lib/kept-params.ts'

/** Where `proxy.ts` looks up /shop/[slug] with something chosen in it. */
type Props = { params: Promise<KeptParams & { slug: string }> }

export const revalidate = 60
export const generateStaticParams = () => []

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return vendorMetadata(await readKeptShelf(params))
}

export default async function ChosenFromVendor({ params }: Props) {
  return <VendorView {...(await readKeptShelf(params))} />
}
