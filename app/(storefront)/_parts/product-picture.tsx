import { Package } from 'lucide-react'
import { cn } from '#app/_components/ui/cn.ts'
import type { Picture } from '#server/modules/catalog/schema.ts'

type ProductPictureProps = {
  picture: Picture | null
  /** True for the one picture that the page is about: it is fetched first. */
  first?: boolean
  className?: string
}

/** A product's picture in a square; a quiet mark where it has none. */
export function ProductPicture({ picture, first = false, className }: ProductPictureProps) {
  return (
    <span
      className={cn('relative grid aspect-square place-items-center overflow-hidden bg-muted', className)}
    >
      {picture ? (
        // biome-ignore lint/performance/noImgElement: pictures are stored in the sizes that are shown
        <img
          src={picture.url}
          alt={picture.alt}
          width={picture.width}
          height={picture.height}
          loading={first ? 'eager' : 'lazy'}
          fetchPriority={first ? 'high' : undefined}
          decoding="async"
          className="size-full object-cover"
          style={
            picture.blurDataUrl ? { background: `center/cover url("${picture.blurDataUrl}")` } : undefined
          }
        />
      ) : (
        <Package aria-hidden className="size-1/4 text-muted-foreground" strokeWidth={1.25} />
      )}
    </span>
  )
}
