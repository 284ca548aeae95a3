import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { PageHeader } from '#app/_components/page-header.tsx'
import { alternates } from '#app/_i18n/addresses.ts'
import { pageLocale } from '#app/_i18n/page-locale.ts'
import { Words } from '#app/_i18n/words.tsx'
import { api } from '#server/trpc/caller.ts'
import { CartView } from '../../../_parts/cart-view.tsx'

// Never rendered while building: the frame around it reads the database.
export const dynamic = 'force-dynamic'

type Props = { params: Promise<{ locale: string }> }

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const locale = await pageLocale(params)
  const t = await getTranslations({ locale, namespace: 'cart' })
  return { title: t('title'), alternates: alternates('/cart', locale) }
}

export default async function CartPage({ params }: Props) {
  const locale = await pageLocale(params)
  const t = await getTranslations({ locale, namespace: 'cart' })
  const { cart } = await api()
  const [open, saved] = await Promise.all([cart.get(), cart.saved()])
  return (
    <Words locale={locale} of={['cart']}>
      <PageHeader title={t('title')} />
      <CartView initial={open} saved={saved} />
    </Words>
  )
}
