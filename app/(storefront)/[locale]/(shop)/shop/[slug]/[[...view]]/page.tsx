import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { PageHeader } from '#app/_components/page-header.tsx'
import { alternates } from '#app/_i18n/addresses.ts'
import { pageLocale } from '#app/_i18n/page-locale.ts'
import { slugInput } from '#server/modules/catalog/schema.ts'
import { getProducts, getVendor } from '#server/trpc/public.ts'
import { placeOf } from '../../../../../_lib/countries.ts'
import { listingPath, viewOf } from '../../../../../_lib/listing-path.ts'
import { Listing } from '../../../../../_parts/listing.tsx'

type Props = { params: Promise<{ locale: string; slug: string; view?: string[] }> }

// Made when it is first asked for and kept: building the shop needs no database.
export const revalidate = 60
export const generateStaticParams = () => []

async function open({ params }: Props) {
  const locale = await pageLocale(params)
  const { slug, view: parts } = await params
  const view = viewOf(parts)
  const vendor = view && slugInput.safeParse({ slug }).success ? await getVendor(slug) : null
  if (!view || !vendor) notFound()
  return { locale, view, vendor }
}

export async function generateMetadata(props: Props): Promise<Metadata> {
  const { locale, vendor, view } = await open(props)
  return {
    title: vendor.name,
    description: vendor.description || `Everything that ${vendor.name} sells.`,
    alternates: alternates(listingPath(`/shop/${vendor.slug}`, view), locale),
  }
}

export default async function VendorPage(props: Props) {
  const { view, vendor } = await open(props)
  const result = await getProducts({ vendor: vendor.slug, ...view })
  if (view.page > result.pages) notFound()
  return (
    <>
      <PageHeader
        title={vendor.name}
        breadcrumb={[{ label: 'Home', href: '/' }]}
        description={
          <>
            <p>{vendor.description}</p>
            <p className="mt-1 text-sm">Ships from {placeOf(vendor)}</p>
          </>
        }
      />
      <Listing base={`/shop/${vendor.slug}`} view={view} result={result} />
    </>
  )
}
