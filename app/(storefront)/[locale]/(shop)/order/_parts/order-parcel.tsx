import { ExternalLink } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { CopyButton } from '#app/_components/copy-button.tsx'
import { DateTime } from '#app/_components/date-time.tsx'
import { Price } from '#app/_components/price.tsx'
import { ProductPicture } from '#app/_components/product-picture.tsx'
import { StatusBadge } from '#app/_components/status-badge.tsx'
import { Card } from '#app/_components/ui/card.tsx'
import { Link } from '#app/_i18n/link.tsx'
import type { OrderPageData } from '../_lib/timeline.ts'

type Part = OrderPageData['order']['parts'][number]

/** One vendor's parcel: how far it is, and what is in it. */
export function Parcel({ part, currency }: { part: Part; currency: string }) {
  const t = useTranslations('order.parcel')
  const id = `parcel-${part.number}`
  return (
    <Card aria-labelledby={id}>
      <header className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2 border-b border-border px-4 py-3 md:px-6">
        <h2 id={id} className="text-sm text-muted-foreground">
          {t.rich('from', {
            vendor: part.vendor.name,
            name: (words) => <span className="font-medium text-foreground">{words}</span>,
          })}
        </h2>
        <StatusBadge kind="order" status={part.status} />
      </header>
      <Whereabouts part={part} />
      <ul className="divide-y divide-border px-4 md:px-6">
        {part.items.map((item) => (
          <li key={item.lineNumber} className="flex gap-4 py-3">
            <ProductPicture
              picture={item.picture && { ...item.picture, alt: '', width: 96, height: 96, blurDataUrl: null }}
              className="size-14 shrink-0 rounded-md border border-border"
            />
            <div className="min-w-0 flex-1 text-sm">
              <p className="font-medium [overflow-wrap:anywhere]">
                <Link href={`/product/${item.productSlug}`} className="hover:underline">
                  {item.title}
                </Link>
              </p>
              <p className="text-muted-foreground">
                {[item.variantTitle, `${item.quantity} ×`].filter(Boolean).join(', ')}{' '}
                <Price amount={item.unitPrice} currency={currency} />
              </p>
            </div>
            <Price amount={item.goods - item.discount} currency={currency} className="text-sm font-medium" />
          </li>
        ))}
      </ul>
    </Card>
  )
}

/** The last thing that is known about where it is. */
function Whereabouts({ part }: { part: Part }) {
  const t = useTranslations('order.parcel')
  const known = part.deliveredAt ?? part.shippedAt
  if (!known) return null
  const { carrier, trackingNumber, trackingUrl } = part
  return (
    <p className="flex flex-wrap items-center gap-x-4 gap-y-1 bg-muted px-4 py-2.5 text-sm md:px-6">
      <span>
        {t.rich(part.deliveredAt ? 'delivered' : carrier ? 'sentWith' : 'sent', {
          carrier: carrier ?? '',
          at: () => <DateTime value={known} />,
        })}
      </span>
      {trackingNumber && !part.deliveredAt && (
        <span className="inline-flex flex-wrap items-center gap-1">
          {trackingUrl && /^https?:\/\//.test(trackingUrl) ? (
            <a
              href={trackingUrl}
              target="_blank"
              rel="noreferrer"
              className="link inline-flex items-center gap-1"
            >
              {t('follow', { trackingNumber })}
              <ExternalLink aria-hidden className="size-3.5" />
              <span className="sr-only"> ({t('newTab')})</span>
            </a>
          ) : (
            t('tracking', { trackingNumber })
          )}
          <CopyButton what={t('trackingNumber')} text={trackingNumber} />
        </span>
      )}
      {part.deliveredAt && (
        <Link href="/account/reviews" className="link">
          {t('review')}
        </Link>
      )}
    </p>
  )
}
