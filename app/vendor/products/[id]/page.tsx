import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { PageHeader } from '#app/_components/page-header.tsx'
import { Rating } from '#app/_components/rating.tsx'
import { buttonVariants } from '#app/_components/ui/button-variants.ts'
import { Card, CardContent, CardHeader } from '#app/_components/ui/card.tsx'
import { MOST_PICTURES, ownProductInput } from '#server/modules/catalog/schema.ts'
import { api } from '#server/trpc/caller.ts'
import type { OwnProduct } from '../../_parts/types.ts'
import { flatCategories } from '../_parts/categories.ts'
import { ProductForm } from '../_parts/product-form.tsx'
import { ProductPictures } from '../_parts/product-pictures.tsx'
import { ProductState } from '../_parts/product-state.tsx'
import { ProductStatus } from '../_parts/product-status.tsx'
import { VariantDialog } from '../_parts/variant-dialog.tsx'
import { VariantsTable } from '../_parts/variants-table.tsx'

type Props = { params: Promise<{ id: string }> }

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const product = await find((await params).id)
  return { title: product?.title ?? (await getTranslations('vendor.products'))('product') }
}

export default async function VendorProduct({ params }: Props) {
  const product = await find((await params).id)
  if (!product) notFound()
  const [t, words, { catalog, vendor }] = await Promise.all([
    getTranslations('vendor.product'),
    getTranslations('vendor.products'),
    api(),
  ])
  const [categories, { currency }] = await Promise.all([catalog.categories(), vendor.settings.get()])
  const { id, slug, title, description, category, status, axes, variants } = product
  return (
    <>
      <PageHeader
        title={title}
        badge={<ProductStatus status={status} />}
        breadcrumb={[{ label: words('title'), href: '/vendor/products' }]}
        description={
          product.ratingCount > 0 ? (
            <Rating
              rating={Math.round((100 * product.ratingSum) / product.ratingCount)}
              count={product.ratingCount}
            />
          ) : (
            t('notRated')
          )
        }
        actions={
          <>
            {status === 'published' && (
              // A whole new document: cached pages have another Content-Security-Policy.
              <a href={`/product/${slug}`} className={buttonVariants({ variant: 'outline' })}>
                {t('see')}
              </a>
            )}
            <ProductState productId={id} status={status} />
          </>
        }
      />
      <div className="grid grid-cols-1 items-start gap-6 xl:grid-cols-[minmax(0,2fr)_minmax(0,1fr)]">
        <div className="min-w-0 space-y-6">
          <Card className="overflow-hidden">
            <CardHeader
              title={t('variants')}
              description={t('variantsHint')}
              actions={axes.length > 0 && <VariantDialog productId={id} axes={axes} currency={currency} />}
            />
            <VariantsTable caption={t('variants')} variants={variants} />
          </Card>
          <Card>
            <CardHeader title={t('about')} />
            <CardContent>
              <ProductForm
                productId={id}
                seen={{ title, description, category }}
                categories={flatCategories(categories)}
              />
            </CardContent>
          </Card>
        </div>
        <Card>
          <CardHeader title={t('pictures.title')} description={t('pictures.hint')} />
          <ProductPictures productId={id} title={title} pictures={product.pictures} most={MOST_PICTURES} />
        </Card>
      </div>
    </>
  )
}

async function find(id: string): Promise<OwnProduct | null> {
  const input = ownProductInput.safeParse({ productId: id })
  return input.success ? (await api()).vendor.products.get(input.data) : null
}
