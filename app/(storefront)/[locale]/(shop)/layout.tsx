import type { ReactNode } from 'react'
import { StorefrontShell } from '#app/_components/storefront-shell.tsx'
import { pageLocale } from '#app/_i18n/page-locale.ts'
import { Words } from '#app/_i18n/words.tsx'
import { TRPCProvider } from '#app/_trpc/client.tsx'
import { getCategories } from '#server/trpc/public.ts'
import { CartButton } from '../../_parts/cart-button.tsx'
import { HeaderAccount } from '../../_parts/header.tsx'

const FOOTER = [
  {
    label: 'Shopping',
    links: [
      { label: 'Home', href: '/' },
      { label: 'Your cart', href: '/cart' },
    ],
  },
  {
    label: 'Your orders',
    links: [
      { label: 'Find an order', href: '/order/find', document: true },
      { label: 'Your account', href: '/account', document: true },
    ],
  },
  {
    label: 'For vendors',
    links: [{ label: 'Vendor dashboard', href: '/vendor', document: true }],
  },
]

type Props = { params: Promise<{ locale: string }>; children: ReactNode }

/** The frame of the shop: what it reads is the same for everybody; the header's islands ask who is there. */
export default async function ShopLayout({ params, children }: Props) {
  const locale = await pageLocale(params)
  const categories = await getCategories()
  return (
    <TRPCProvider>
      <StorefrontShell
        categories={categories.map(({ name, slug }) => ({ label: name, href: `/category/${slug}` }))}
        account={<HeaderAccount />}
        cart={
          <Words locale={locale} of={['cart']}>
            <CartButton />
          </Words>
        }
        footerGroups={FOOTER}
      >
        {children}
      </StorefrontShell>
    </TRPCProvider>
  )
}
