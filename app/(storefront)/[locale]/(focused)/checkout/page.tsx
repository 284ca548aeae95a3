import type { Metadata } from 'next'
import { PageHeader } from '#app/_components/page-header.tsx'
import { pageLocale } from '#app/_i18n/page-locale.ts'
import { api, pageContext } from '#server/trpc/caller.ts'
import { paymentSettings } from '#server/trpc/page-settings.ts'
import { Checkout } from '../../../_parts/checkout.tsx'

// Never rendered while building: it is one person's.
export const dynamic = 'force-dynamic'

export const metadata: Metadata = { title: 'Checkout', robots: { index: false } }

export default async function CheckoutPage({ params }: { params: Promise<{ locale: string }> }) {
  await pageLocale(params)
  const [cart, { user }] = await Promise.all([(await api()).cart.get(), pageContext()])
  return (
    <>
      <PageHeader title="Checkout" breadcrumb={[{ label: 'Your cart', href: '/cart' }]} />
      <Checkout
        initial={cart}
        known={{ email: user?.email ?? '', name: user?.name ?? '' }}
        signedIn={user !== null}
        publishableKey={paymentSettings().publishableKey}
      />
    </>
  )
}
