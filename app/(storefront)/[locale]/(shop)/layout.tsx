import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { StorefrontShell } from '#app/_components/storefront-shell.tsx'
import { pageLocale } from '#app/_i18n/page-locale.ts'
import { Words } from '#app/_i18n/words.tsx'
import type { Locale } from '#server/messages/locales.ts'
import type { CategoryNode } from '#server/modules/catalog/schema.ts'
import { getCategories } from '#server/trpc/public.ts'
import { CartButton } from '../../_parts/cart-button.tsx'
import { DashboardLink, HeaderAccount } from '../../_parts/header.tsx'
import { HeaderSearch } from '../../_parts/header-search.tsx'
import { LanguageLink } from '../../_parts/language-link.tsx'

type Props = { params: Promise<{ locale: string }>; children: ReactNode }

/** The frame of the shop: what it reads is the same for everybody; the header's islands ask who is there. */
export default async function ShopLayout({ params, children }: Props) {
  const locale = await pageLocale(params)
  const categories = await getCategories(locale)
  return (
    <Frame locale={locale} categories={categories}>
      {children}
    </Frame>
  )
}

function Frame({
  locale,
  categories,
  children,
}: {
  locale: Locale
  categories: readonly CategoryNode[]
  children: ReactNode
}) {
  const t = useTranslations('common.footer')
  const shelves = categories.map(({ name, slug }) => ({ label: name, href: `/category/${slug}` }))
  return (
    <StorefrontShell
      categories={shelves}
      search={<HeaderSearch />}
      account={<HeaderAccount />}
      language={<LanguageLink />}
      dashboard={<DashboardLink />}
      cart={
        <Words locale={locale} of={['cart']}>
          <CartButton />
        </Words>
      }
      footerGroups={[
        { label: t('categories'), links: shelves.slice(0, 8) },
        {
          label: t('shopping'),
          links: [
            { label: t('newest'), href: '/search' },
            { label: t('bestSelling'), href: '/search?sort=best-selling' },
            { label: t('yourCart'), href: '/cart' },
          ],
        },
        {
          label: t('orders'),
          links: [
            { label: t('findOrder'), href: '/order/find', document: true },
            { label: t('account'), href: '/account', document: true },
          ],
        },
      ]}
    >
      {children}
    </StorefrontShell>
  )
}
