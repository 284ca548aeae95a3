import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { PageHeader } from '#app/_components/page-header.tsx'
import { alternates } from '#app/_i18n/addresses.ts'
import { pageLocale } from '#app/_i18n/page-locale.ts'
import { Words } from '#app/_i18n/words.tsx'
import { api, pageContext } from '#server/trpc/caller.ts'
import { paymentSettings } from '#server/trpc/page-settings.ts'
import { Checkout } from './_parts/checkout.tsx'

// Never rendered while building: it is one person's. It has no `loading.tsx`: one always comes here by loading the document,
// whose form React would hold back behind a picture of it for 300 ms.
export const dynamic = 'force-dynamic'

type Props = { params: Promise<{ locale: string }> }

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const locale = await pageLocale(params)
  const t = await getTranslations({ locale, namespace: 'checkout' })
  return { title: t('title'), alternates: alternates('/checkout', locale) }
}

export default async function CheckoutPage({ params }: Props) {
  const locale = await pageLocale(params)
  const t = await getTranslations({ locale, namespace: 'checkout' })
  const [{ cart, account }, { user }] = await Promise.all([api(), pageContext()])
  const [open, kept] = await Promise.all([cart.get(), user ? account.addresses.list() : null])
  return (
    <Words locale={locale} of={['cart', 'checkout']}>
      <PageHeader title={t('title')} breadcrumb={[{ label: t('yourCart'), href: '/cart' }]} />
      <Checkout
        initial={open}
        known={{ email: user?.email ?? '', name: user?.name ?? '' }}
        kept={kept}
        publishableKey={paymentSettings().publishableKey}
      />
    </Words>
  )
}
