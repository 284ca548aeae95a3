import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { PageHeader } from '#app/_components/page-header.tsx'
import { MOST_AXES, MOST_VALUES, MOST_VARIANTS } from '#server/modules/inventory/schema.ts'
import { TAX_CLASSES } from '#server/modules/settings/constants.ts'
import { api } from '#server/trpc/caller.ts'
import { flatCategories } from '../_parts/categories.ts'
import { NewProductForm } from '../_parts/new-product-form.tsx'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('vendor.newProduct'))('title') }
}

export default async function NewVendorProduct() {
  const [{ vendor, catalog }, t, words] = await Promise.all([
    api(),
    getTranslations('vendor.newProduct'),
    getTranslations('vendor.products'),
  ])
  const [{ currency }, categories] = await Promise.all([vendor.settings.get(), catalog.categories()])
  return (
    <>
      <PageHeader
        title={t('title')}
        description={t('text')}
        breadcrumb={[{ label: words('title'), href: '/vendor/products' }]}
      />
      <NewProductForm
        categories={flatCategories(categories)}
        currency={currency}
        limits={{ axes: MOST_AXES, values: MOST_VALUES, variants: MOST_VARIANTS }}
        taxClasses={TAX_CLASSES}
      />
    </>
  )
}
