import { getLocale, getTranslations } from 'next-intl/server'
import { Rating } from '#app/_components/rating.tsx'
import { ButtonLink } from '#app/_components/ui/button.tsx'
import { Card, CardContent } from '#app/_components/ui/card.tsx'
import { Link } from '#app/_i18n/link.tsx'
import { placeOf } from '#app/(storefront)/_lib/countries.ts'
import { getVendor } from '#server/trpc/public.ts'

/** Who sells a product: where they are, how customers find them, and the way to everything of theirs. */
export async function VendorBox({ slug }: { slug: string }) {
  const locale = await getLocale()
  const [vendor, t] = await Promise.all([getVendor(slug), getTranslations('product.vendor')])
  if (!vendor) return null
  return (
    <Card aria-labelledby="vendor" className="mt-6">
      <CardContent className="grid grid-cols-[auto_minmax(0,1fr)] items-start gap-4 sm:grid-cols-[auto_minmax(0,1fr)_auto]">
        <Mark name={vendor.name} url={vendor.markUrl} />
        <div className="space-y-1">
          <p className="text-xs text-muted-foreground">{t('title')}</p>
          <h2 id="vendor" className="text-base font-semibold">
            <Link href={`/shop/${vendor.slug}`} className="hover:underline">
              {vendor.name}
            </Link>
          </h2>
          <Rating rating={vendor.rating} count={vendor.ratingCount} compact />
          {vendor.tagline && <p className="text-sm">{vendor.tagline}</p>}
          <p className="text-sm text-muted-foreground">
            {[
              placeOf(vendor, locale),
              vendor.foundedYear && t('since', { year: String(vendor.foundedYear) }),
              t('products', { count: vendor.products }),
            ]
              .filter(Boolean)
              .join(' · ')}
          </p>
        </div>
        <ButtonLink
          href={`/shop/${vendor.slug}`}
          variant="outline"
          size="sm"
          className="max-sm:col-span-full max-sm:h-11"
        >
          {t('visit')}
        </ButtonLink>
      </CardContent>
    </Card>
  )
}

/** The vendor's mark, or the letter that it begins with. */
function Mark({ name, url }: { name: string; url: string | null }) {
  const look = 'size-12 shrink-0 rounded-full border border-border'
  if (!url) {
    return (
      <span
        aria-hidden
        className={`${look} grid place-items-center bg-primary-soft text-lg font-semibold text-primary-soft-foreground`}
      >
        {[...name][0]}
      </span>
    )
  }
  // biome-ignore lint/performance/noImgElement: pictures are stored in the sizes that are shown
  return <img src={url} alt="" width={48} height={48} loading="lazy" className={`${look} object-cover`} />
}
