import type { Metadata } from 'next'
import type { ReactNode } from 'react'
import { CartLink, StorefrontShell } from '#app/_components/storefront-shell.tsx'
import { TRPCProvider } from '#app/_trpc/client.tsx'
import { shopAddress } from '#server/trpc/page-settings.ts'
import { getCategories } from '#server/trpc/public.ts'
import { HeaderAccount, HeaderCartCount } from '../_parts/header.tsx'

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

export function generateMetadata(): Metadata {
  return { metadataBase: shopAddress() }
}

/** The frame of the shop: what it reads is the same for everybody; the header's islands ask who is there. */
export default async function ShopLayout({ children }: { children: ReactNode }) {
  const categories = await getCategories()
  return (
    <TRPCProvider>
      <StorefrontShell
        categories={categories.map(({ name, slug }) => ({ label: name, href: `/category/${slug}` }))}
        account={<HeaderAccount />}
        cart={
          <CartLink>
            <HeaderCartCount />
          </CartLink>
        }
        footerGroups={FOOTER}
      >
        {children}
      </StorefrontShell>
    </TRPCProvider>
  )
}
