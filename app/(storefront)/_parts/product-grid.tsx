import { useTranslations } from 'next-intl'
import { Price } from '#app/_components/price.tsx'
import { ProductPicture } from '#app/_components/product-picture.tsx'
import { Rating } from '#app/_components/rating.tsx'
import { Badge } from '#app/_components/ui/badge.tsx'
import { cn } from '#app/_components/ui/cn.ts'
import { Link } from '#app/_i18n/link.tsx'
import type { ProductCard } from '#server/modules/catalog/schema.ts'
import { WishButton } from './wish-button.tsx'

/** How wide a tile is: two, three or four beside each other. */
const TILE = '(min-width: 80rem) 18rem, (min-width: 64rem) 25vw, (min-width: 48rem) 33vw, 50vw'

type ProductGridProps = {
  items: readonly ProductCard[]
  /** How many pictures stand in the first view. */
  eager?: number
  /** True beside a column of filters: one product fewer in a row. */
  beside?: boolean
}

/** Products beside each other. */
export function ProductGrid({ items, eager = 0, beside = false }: ProductGridProps) {
  return (
    <ul
      className={cn(
        'grid grid-cols-2 gap-x-4 gap-y-8 md:grid-cols-3 md:gap-x-6',
        beside ? 'xl:grid-cols-4' : 'lg:grid-cols-4',
      )}
    >
      {items.map((item, index) => (
        <li key={item.slug}>
          <Tile item={item} first={index < eager} />
        </li>
      ))}
    </ul>
  )
}

function Tile({ item, first }: { item: ProductCard; first: boolean }) {
  const t = useTranslations('product.card')
  return (
    <article className="group relative flex h-full flex-col">
      <span className="relative block">
        <ProductPicture
          picture={item.picture && { ...item.picture, alt: '' }}
          sizes={TILE}
          first={first}
          className="rounded-lg border border-border transition-shadow group-hover:shadow-md"
        />
        {item.soldOut && <Badge className="absolute top-2 left-2 shadow-sm">{t('soldOut')}</Badge>}
        {!item.soldOut && item.compareAtPrice && (
          <Badge tone="highlight" className="absolute top-2 left-2 shadow-sm">
            {t('reduced')}
          </Badge>
        )}
      </span>
      <h3 className="mt-3 text-sm font-medium [overflow-wrap:anywhere]">
        {/* The whole tile is the link's target; its name is the title alone. */}
        <Link
          href={`/product/${item.slug}`}
          className="rounded-sm after:absolute after:inset-0 after:rounded-lg group-hover:underline"
        >
          {item.title}
        </Link>
      </h3>
      <p className="mt-0.5 text-sm text-muted-foreground">{item.vendor.name}</p>
      <Rating rating={item.rating} count={item.ratingCount} compact className="mt-1" />
      <p className="mt-auto pt-1.5 text-sm font-semibold">
        <Price
          amount={item.price}
          currency={item.currency}
          from={item.from}
          was={item.compareAtPrice ?? undefined}
        />
      </p>
      {/* Last in the markup: the thing itself comes before what can be done with it. */}
      <WishButton slug={item.slug} title={item.title} tile />
    </article>
  )
}
