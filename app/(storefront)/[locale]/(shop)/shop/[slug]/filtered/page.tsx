import type { Metadata } from 'next'
import { pageLocale } from '#app/_i18n/page-locale.ts'
import { readView } from '../../../../../_lib/listing-view.ts'
import type { PageQuery } from '../../../../../_lib/page-query.ts'
import { VendorView, vendorMetadata } from '../../../../../_parts/vendor-page.tsx'

/** Where `next.config.ts` sends /shop/[slug] with a filter, an order or a page: made for who asks. */
type Props = { params: Promise<{ locale: string; slug: string }>; searchParams: PageQuery }

async function read({ params, searchParams }: Props) {
  const locale = await pageLocale(params)
  return { locale, slug: (await params).slug, view: readView({ ...(await searchParams), q: undefined }) }
}

export async function generateMetadata(props: Props): Promise<Metadata> {
  return vendorMetadata(await read(props))
}

export default async function FilteredVendorPage(props: Props) {
  return <VendorView {...(await read(props))} />
}
