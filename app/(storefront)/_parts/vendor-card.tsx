import { Store } from 'lucide-react'
import { useLocale, useTranslations } from 'next-intl'
import { Rating } from '#app/_components/rating.tsx'
import { cn } from '#app/_components/ui/cn.ts'
import { Link } from '#app/_i18n/link.tsx'
import { pictureSources } from '#server/core/pictures.ts'
import type { VendorCard as Vendor } from '#server/modules/vendors/schema.ts'
import { placeOf } from '../_lib/countries.ts'

/** A vendor among others: banner, mark, who and where it is. */
export function VendorCard({ vendor }: { vendor: Vendor }) {
  const t = useTranslations('home')
  const locale = useLocale()
  return (
    <article className="group relative flex h-full flex-col overflow-hidden rounded-lg border border-border bg-card transition-shadow hover:shadow-md">
      <VendorBanner url={vendor.bannerUrl} sizes="(min-width: 64rem) 26rem, 100vw" className="h-24" />
      <div className="flex flex-1 flex-col px-4 pb-4">
        <VendorMark url={vendor.markUrl} className="-mt-7 size-14 border-2 border-card" />
        <h3 className="mt-2 font-semibold">
          <Link
            href={`/shop/${vendor.slug}`}
            className="rounded-sm after:absolute after:inset-0 after:rounded-lg group-hover:underline"
          >
            {vendor.name}
          </Link>
        </h3>
        <p className="flex flex-wrap items-center gap-x-2 text-sm text-muted-foreground">
          {placeOf(vendor, locale)}
          <Rating count={vendor.ratingCount} rating={vendor.rating} compact className="text-foreground" />
        </p>
        <p className="mt-2 line-clamp-2 text-sm">{vendor.tagline || vendor.description}</p>
        <p className="mt-auto pt-3 text-sm text-muted-foreground">
          {t('products', { count: vendor.products })}
        </p>
      </div>
    </article>
  )
}

/** Decoration: the name stands beside it. `className` says how large. */
export function VendorMark({ url, className }: { url: string | null; className: string }) {
  const frame = cn('grid shrink-0 place-items-center overflow-hidden rounded-lg bg-primary-soft', className)
  return (
    <span aria-hidden className={cn(frame, 'text-primary-soft-foreground')}>
      {url ? <Artwork url={url} sizes="7rem" width={320} height={320} /> : <Store className="size-1/2" />}
    </span>
  )
}

/** `first` where it heads the page: it is fetched with it. */
type BannerProps = { url: string | null; sizes: string; first?: boolean; className: string }

export function VendorBanner({ url, sizes, first, className }: BannerProps) {
  return (
    <span aria-hidden className={cn('block overflow-hidden bg-primary-soft', className)}>
      {url && <Artwork url={url} sizes={sizes} first={first} width={1280} height={320} />}
    </span>
  )
}

type ArtworkProps = { url: string; sizes: string; first?: boolean; width: number; height: number }

function Artwork({ url, sizes, first = false, width, height }: ArtworkProps) {
  const kept = pictureSources(url)
  return (
    <picture className="contents">
      {kept && <source type="image/avif" srcSet={kept.avif} sizes={sizes} />}
      <img
        src={url}
        srcSet={kept?.webp}
        sizes={kept ? sizes : undefined}
        alt=""
        width={width}
        height={height}
        loading={first ? 'eager' : 'lazy'}
        decoding="async"
        className="size-full object-cover"
      />
    </picture>
  )
}
