import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { Rating } from '#app/_components/rating.tsx'
import { Breadcrumb } from '#app/_components/ui/breadcrumb.tsx'
import { alternates } from '#app/_i18n/addresses.ts'
import { Link } from '#app/_i18n/link.tsx'
import { getPathname } from '#app/_i18n/navigation.ts'
import { pageLocale } from '#app/_i18n/page-locale.ts'
import { Words } from '#app/_i18n/words.tsx'
import { slugInput } from '#server/modules/catalog/schema.ts'
import { shopAddress } from '#server/trpc/page-settings.ts'
import { getCategory, getProduct, getReviews } from '#server/trpc/public.ts'
import { placeOf } from '../../../../_lib/countries.ts'
import { Missing } from '../../../../_parts/missing.tsx'
import { breadcrumbData, productData } from '../_lib/product-data.ts'
import { BuyBox } from '../_parts/buy-box.tsx'
import { ProductGallery } from '../_parts/product-gallery.tsx'
import { RelatedProducts } from '../_parts/related-products.tsx'
import { ReviewSection } from '../_parts/review-section.tsx'
import { StructuredData } from '../_parts/structured-data.tsx'
import { VendorBox } from '../_parts/vendor-box.tsx'

type Props = { params: Promise<{ locale: string; slug: string }> }

// Made when it is first asked for and kept: building the shop needs no database.
export const revalidate = 60
export const generateStaticParams = () => []

async function open({ params }: Props) {
  const locale = await pageLocale(params)
  const { slug } = await params
  const product = slugInput.safeParse({ slug }).success ? await getProduct(slug) : null
  return { locale, product }
}

export async function generateMetadata(props: Props): Promise<Metadata> {
  const { locale, product } = await open(props)
  if (!product) return { robots: { index: false } }
  const t = await getTranslations({ locale, namespace: 'product' })
  const { title, vendor } = product
  const description = product.description.slice(0, 160) || t('inShort', { title, vendor: vendor.name })
  // A picture that is drawn into the page has no address that others could fetch.
  const picture = product.pictures.find(({ url }) => !url.startsWith('data:'))
  return {
    title: product.title,
    description,
    alternates: alternates(`/product/${product.slug}`, locale),
    robots: product.listed ? undefined : { index: false },
    openGraph: {
      title: product.title,
      description,
      images: picture ? [{ url: picture.url, alt: picture.alt }] : [],
    },
  }
}

/** Cached for everybody, in each language: what depends on the visitor or on this minute is asked for by its islands. */
export default async function ProductPage(props: Props) {
  const { locale, product } = await open(props)
  if (!product) return <Missing />
  const [t, category, reviews] = await Promise.all([
    getTranslations({ locale, namespace: 'product' }),
    product.categorySlug ? getCategory(product.categorySlug, locale) : null,
    getReviews(product.slug),
  ])
  const above = await crumbsTo(locale, category)
  const address = (path: string) => new URL(getPathname({ href: path, locale }), shopAddress()).href
  const url = address(`/product/${product.slug}`)
  const { vendor, pictures, axes, variants, delivery } = product
  return (
    <Words locale={locale} of={['product']}>
      <StructuredData json={productData({ ...product, url, reviews: reviews.items })} />
      <StructuredData
        json={breadcrumbData([
          ...above.map(({ label, href }) => ({ name: label, url: address(href) })),
          { name: product.title, url },
        ])}
      />
      <div className="mb-4">
        <Breadcrumb items={above} current={product.title} />
      </div>
      <div className="grid grid-cols-1 gap-8 md:grid-cols-2 md:gap-10 lg:grid-cols-[minmax(0,7fr)_minmax(0,5fr)] lg:gap-14">
        <ProductGallery title={product.title} pictures={pictures} />
        <div>
          <h1 className="text-3xl font-semibold [overflow-wrap:anywhere]">{product.title}</h1>
          <p className="mt-1.5 flex flex-wrap items-center gap-x-4 gap-y-1 text-sm text-muted-foreground">
            <span>
              {t.rich('by', {
                name: vendor.name,
                vendor: (name) =>
                  vendor.listed ? (
                    <Link href={`/shop/${vendor.slug}`} className="link">
                      {name}
                    </Link>
                  ) : (
                    name
                  ),
              })}
            </span>
            {product.ratingCount > 0 && (
              <a
                href="#reviews"
                className="inline-flex min-h-6 items-center rounded-sm text-foreground hover:underline"
              >
                <Rating rating={product.rating} count={product.ratingCount} />
              </a>
            )}
          </p>
          <BuyBox
            product={{ slug: product.slug, title: product.title }}
            axes={axes}
            variants={variants}
            delivery={delivery}
            sender={{ name: vendor.name, place: placeOf(vendor, locale) }}
          />
          <VendorBox slug={vendor.slug} />
        </div>
      </div>
      <About title={t('about')} text={product.description} />
      <ReviewSection product={product} reviews={reviews} />
      <RelatedProducts slug={product.slug} />
    </Words>
  )
}

async function crumbsTo(
  locale: Awaited<ReturnType<typeof open>>['locale'],
  category: Awaited<ReturnType<typeof getCategory>>,
) {
  const home = { label: (await getTranslations({ locale, namespace: 'common.nav' }))('home'), href: '/' }
  const down = category ? [...category.above, category] : []
  return [home, ...down.map(({ name, slug }) => ({ label: name, href: `/category/${slug}` }))]
}

function About({ title, text }: { title: string; text: string }) {
  if (!text) return null
  return (
    <section aria-labelledby="about" className="mt-12">
      <h2 id="about" className="mb-3 text-xl font-semibold">
        {title}
      </h2>
      <div className="max-w-prose space-y-3 leading-relaxed">
        {text.split(/\n{2,}/).map((paragraph) => (
          <p key={paragraph}>{paragraph}</p>
        ))}
      </div>
    </section>
  )
}
