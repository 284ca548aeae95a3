import { CalendarDays, MapPin } from 'lucide-react'
import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { useLocale, useTranslations } from 'next-intl'
import { getTranslations } from 'next-intl/server'
import { DateTime } from '#app/_components/date-time.tsx'
import { Rating } from '#app/_components/rating.tsx'
import { Badge } from '#app/_components/ui/badge.tsx'
import { Breadcrumb } from '#app/_components/ui/breadcrumb.tsx'
import { alternates } from '#app/_i18n/addresses.ts'
import { Link } from '#app/_i18n/link.tsx'
import { categoryNames } from '#app/(storefront)/_lib/category-names.ts'
import { placeOf } from '#app/(storefront)/_lib/countries.ts'
import { type View, viewAddress } from '#app/(storefront)/_lib/listing-view.ts'
import { loadListing, robotsOf } from '#app/(storefront)/_lib/load-listing.ts'
import { Listing } from '#app/(storefront)/_parts/listing.tsx'
import { VendorBanner, VendorMark } from '#app/(storefront)/_parts/vendor-card.tsx'
import type { Locale } from '#server/messages/locales.ts'
import { slugInput } from '#server/modules/catalog/schema.ts'
import type { VendorReview } from '#server/modules/reviews/schema.ts'
import type { VendorProfile } from '#server/modules/vendors/schema.ts'
import { getCategories, getVendor, getVendorReviews } from '#server/trpc/public.ts'

type Props = { locale: Locale; slug: string; view: View }

async function open({ slug }: Pick<Props, 'slug'>) {
  const vendor = slugInput.safeParse({ slug }).success ? await getVendor(slug) : null
  if (!vendor) notFound()
  return vendor
}

export async function vendorMetadata({ locale, slug, view }: Props): Promise<Metadata> {
  const vendor = await open({ slug })
  const t = await getTranslations({ locale, namespace: 'listing.vendor' })
  return {
    title: vendor.name,
    description: vendor.tagline || vendor.description || t('description', { name: vendor.name }),
    robots: robotsOf(view),
    alternates: alternates(viewAddress(`/shop/${vendor.slug}`, view), locale),
  }
}

/** A vendor: who it is, what it sells, how it sends it, and what is said of it. */
export async function VendorView({ locale, slug, view }: Props) {
  const vendor = await open({ slug })
  const [result, tree, reviews, t] = await Promise.all([
    loadListing({ vendor: vendor.slug }, view),
    getCategories(locale),
    getVendorReviews(vendor.slug),
    getTranslations({ locale, namespace: 'listing.vendor' }),
  ])
  return (
    <>
      <VendorHead vendor={vendor} />
      <h2 className="mb-4 text-2xl font-semibold">{t('allProducts', { name: vendor.name })}</h2>
      <Listing base={`/shop/${vendor.slug}`} view={view} result={result} categories={categoryNames(tree)} />
      <div className="mt-14 grid grid-cols-1 gap-x-10 gap-y-12 lg:grid-cols-[minmax(0,1fr)_22rem]">
        {reviews.length > 0 && <LatestReviews reviews={reviews} />}
        <About vendor={vendor} />
      </div>
    </>
  )
}

function VendorHead({ vendor }: { vendor: VendorProfile }) {
  const t = useTranslations('listing.vendor')
  const locale = useLocale()
  return (
    <header className="mb-8">
      <Breadcrumb items={[{ label: t('home'), href: '/' }]} current={vendor.name} />
      <VendorBanner
        url={vendor.bannerUrl}
        sizes="(min-width: 80rem) 80rem, 100vw"
        first
        className="mt-3 h-32 rounded-xl md:h-48"
      />
      <div className="flex flex-wrap items-end gap-x-5 gap-y-3 px-2 md:px-6">
        <VendorMark url={vendor.markUrl} className="-mt-12 size-24 border-4 border-background md:size-28" />
        <div className="min-w-0 flex-1 basis-64">
          <h1 className="text-3xl font-semibold [overflow-wrap:anywhere]">{vendor.name}</h1>
          {vendor.tagline && <p className="mt-1 text-muted-foreground">{vendor.tagline}</p>}
        </div>
      </div>
      <ul className="mt-4 flex flex-wrap gap-x-6 gap-y-2 px-2 text-sm md:px-6 [&_svg]:size-4 [&>li]:inline-flex [&>li]:items-center [&>li]:gap-1.5">
        {vendor.ratingCount > 0 && (
          <li>
            <Rating count={vendor.ratingCount} rating={vendor.rating} compact />
          </li>
        )}
        <li>
          <MapPin aria-hidden className="text-muted-foreground" />
          {t('location', { place: placeOf(vendor, locale) })}
        </li>
        {vendor.foundedYear && (
          <li>
            <CalendarDays aria-hidden className="text-muted-foreground" />
            {t('founded', { year: String(vendor.foundedYear) })}
          </li>
        )}
      </ul>
    </header>
  )
}

function About({ vendor }: { vendor: VendorProfile }) {
  const t = useTranslations('listing.vendor')
  const texts = [
    { title: t('about', { name: vendor.name }), text: vendor.story || vendor.description },
    { title: t('shipping'), text: vendor.shippingPolicy },
    { title: t('returns'), text: vendor.returnPolicy },
  ]
  return (
    <div className="space-y-8 lg:order-last">
      {texts
        .filter(({ text }) => text)
        .map(({ title, text }) => (
          <section key={title}>
            <h2 className="mb-2 text-xl font-semibold">{title}</h2>
            <div className="max-w-prose space-y-3 text-sm whitespace-pre-line">{text}</div>
          </section>
        ))}
    </div>
  )
}

function LatestReviews({ reviews }: { reviews: readonly VendorReview[] }) {
  const t = useTranslations('listing.vendor')
  return (
    <section>
      <h2 className="mb-4 text-xl font-semibold">{t('reviews')}</h2>
      <ul className="grid grid-cols-1 gap-4 md:grid-cols-2">
        {reviews.map((review) => (
          <li key={review.id} className="rounded-lg border border-border bg-card p-4 text-sm">
            <p className="flex flex-wrap items-center gap-x-3 gap-y-1">
              <Rating rating={review.rating * 100} compact />
              <span className="font-medium">{review.author}</span>
              {review.verified && <Badge tone="success">{t('verified')}</Badge>}
              <DateTime value={review.createdAt} style="date" className="ml-auto text-muted-foreground" />
            </p>
            {review.title && <p className="mt-2 font-medium">{review.title}</p>}
            <p lang={review.locale} className="mt-1 line-clamp-4">
              {review.body}
            </p>
            <p className="mt-2 text-muted-foreground">
              {t.rich('reviewOf', {
                title: review.product.title,
                product: (chunks) => (
                  <Link href={`/product/${review.product.slug}`} className="link">
                    {chunks}
                  </Link>
                ),
              })}
            </p>
          </li>
        ))}
      </ul>
    </section>
  )
}
