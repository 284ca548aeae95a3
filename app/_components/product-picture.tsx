import { Package } from 'lucide-react'
import { pictureSources } from '#server/core/pictures.ts'
import type { Picture } from '#server/modules/catalog/schema.ts'
import { cn } from './ui/cn.ts'

type ProductPictureProps = {
  picture: Picture | null
  /** How wide it is shown, as the `sizes` of an image; a fixed width by default. */
  sizes?: string
  /** True for the one picture that the page is about: it is fetched first. */
  first?: boolean
  className?: string
}

/** A product's picture in a square, blurred until it has come; a quiet mark where it has none. */
export function ProductPicture({ picture, sizes = '6rem', first = false, className }: ProductPictureProps) {
  return (
    <span
      className={cn('relative grid aspect-square place-items-center overflow-hidden bg-muted', className)}
    >
      {picture ? (
        <Sources picture={picture} sizes={sizes} first={first} />
      ) : (
        <Package aria-hidden className="size-1/4 text-muted-foreground" strokeWidth={1.25} />
      )}
    </span>
  )
}

/** The picture in the widths and formats that are kept of it; of an address of somebody else's there is one. */
function Sources({ picture, sizes, first }: { picture: Picture; sizes: string; first: boolean }) {
  const kept = pictureSources(picture.url)
  return (
    <picture className="contents">
      {kept && <source type="image/avif" srcSet={kept.avif} sizes={sizes} />}
      <img
        src={picture.url}
        srcSet={kept?.webp}
        sizes={kept ? sizes : undefined}
        alt={picture.alt}
        width={picture.width}
        height={picture.height}
        loading={first ? 'eager' : 'lazy'}
        fetchPriority={first ? 'high' : undefined}
        decoding="async"
        className="absolute inset-0 size-full object-cover"
        style={picture.blurDataUrl ? { background: `center/cover url("${picture.blurDataUrl}")` } : undefined}
      />
    </picture>
  )
}
