import { Package } from 'lucide-react'
import { cn } from './ui/cn.ts'

/** A thing's picture beside its name, which says what it is; a quiet mark where it has none. */
export function Thumbnail({ url, className }: { url: string | null; className?: string }) {
  return (
    <span
      className={cn(
        'grid size-10 shrink-0 place-items-center overflow-hidden rounded-md bg-muted text-muted-foreground',
        className,
      )}
    >
      {url ? (
        // biome-ignore lint/performance/noImgElement: pictures are stored in the sizes that are shown
        <img
          src={url}
          alt=""
          width={80}
          height={80}
          loading="lazy"
          decoding="async"
          className="size-full object-cover"
        />
      ) : (
        <Package aria-hidden className="size-4" />
      )}
    </span>
  )
}
