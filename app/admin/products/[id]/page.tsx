import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { cache } from 'react'
import { formatDate } from '#app/_components/format.ts'
import { PageHeader } from '#app/_components/page-header.tsx'
import { pathWith } from '#app/_components/path.ts'
import { buttonVariants } from '#app/_components/ui/button-variants.ts'
import { Card, CardHeader } from '#app/_components/ui/card.tsx'
import { Link } from '#app/_i18n/link.tsx'
import { isId } from '#server/core/ids.ts'
import { api } from '#server/trpc/caller.ts'
import { AuditTable } from '../../_parts/audit-table.tsx'
import { ReviewsTable } from '../../_parts/reviews-table.tsx'
import type { Product } from '../../_parts/types.ts'
import { ProductBadge } from '../_parts/product-badge.tsx'
import { About, Movements, Pictures, Variants } from '../_parts/product-facts.tsx'
import { ProductListing } from '../_parts/product-listing.tsx'

type Props = { params: Promise<{ id: string }> }

/** How many of its reviews and audit entries the page shows; their own pages have the rest. */
const LATEST = 5

const find = cache(
  async (id: string): Promise<Product | null> =>
    isId(id) ? (await api()).admin.products.get({ productId: id }) : null,
)

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: (await find((await params).id))?.title }
}

export default async function ProductPage({ params }: Props) {
  const product = await find((await params).id)
  if (!product) notFound()
  const t = await getTranslations('admin.product')
  const { status, vendor, variants } = product
  const inShop =
    status === 'published' && vendor.status === 'approved' && variants.some(({ onSale }) => onSale)
  return (
    <>
      <PageHeader
        title={product.title}
        badge={<ProductBadge product={{ ...product, vendorStatus: vendor.status }} />}
        breadcrumb={[{ label: t('products'), href: '/admin/products' }]}
        description={t('made', { day: formatDate(product.createdAt) })}
        actions={
          <>
            {inShop && (
              // A whole new document: cached pages have another Content-Security-Policy.
              <a
                href={`/product/${product.slug}`}
                className={buttonVariants({ variant: 'outline', size: 'sm' })}
              >
                {t('see')}
              </a>
            )}
            {status === 'published' && <ProductListing product={product} />}
          </>
        }
      />
      <div className="grid items-start gap-6 xl:grid-cols-[minmax(0,2fr)_minmax(0,1fr)]">
        <div className="min-w-0 space-y-6">
          <Variants product={product} />
          <Movements product={product} />
          <Reviews product={product} />
          <Trail product={product} />
        </div>
        <div className="min-w-0 space-y-6">
          <About product={product} />
          <Pictures product={product} />
        </div>
      </div>
    </>
  )
}

async function Reviews({ product: { slug } }: { product: Product }) {
  const [{ admin }, t] = await Promise.all([api(), getTranslations('admin.product')])
  const { reviews, next } = await admin.reviews.list({ slug, limit: LATEST })
  return (
    <Card className="overflow-hidden">
      <CardHeader
        title={t('reviews')}
        actions={next ? <More href={pathWith('/admin/reviews', { slug })} label={t('allReviews')} /> : null}
      />
      <ReviewsTable reviews={reviews} empty={t('noReviews')} ofOne />
    </Card>
  )
}

async function Trail({ product: { id } }: { product: Product }) {
  const [{ admin }, t] = await Promise.all([api(), getTranslations('admin.product')])
  const subject = `product:${id}`
  const { rows, names } = await admin.audit.list({ subject })
  return (
    <Card className="overflow-hidden">
      <CardHeader
        title={t('audit')}
        actions={
          rows.length > LATEST ? (
            <More href={pathWith('/admin/audit', { subject })} label={t('allEntries')} />
          ) : null
        }
      />
      <AuditTable rows={rows.slice(0, LATEST)} names={names} empty={t('noEntries')} />
    </Card>
  )
}

function More({ href, label }: { href: string; label: string }) {
  return (
    <Link href={href} className="link text-sm">
      {label}
    </Link>
  )
}
