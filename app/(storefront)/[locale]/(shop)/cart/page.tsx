import type { Metadata } from 'next'
import { PageHeader } from '#app/_components/page-header.tsx'
import { pageLocale } from '#app/_i18n/page-locale.ts'
import { api } from '#server/trpc/caller.ts'
import { CartView } from '../../../_parts/cart-view.tsx'

// Never rendered while building: the frame around it reads the database.
export const dynamic = 'force-dynamic'

export const metadata: Metadata = { title: 'Your cart', robots: { index: false } }

export default async function CartPage({ params }: { params: Promise<{ locale: string }> }) {
  await pageLocale(params)
  const cart = await (await api()).cart.get()
  return (
    <>
      <PageHeader title="Your cart" />
      <CartView initial={cart} />
    </>
  )
}
