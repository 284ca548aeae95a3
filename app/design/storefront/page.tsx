import { UserRound } from 'lucide-react'
import { PageHeader } from '../../_components/page-header.tsx'
import { Price } from '../../_components/price.tsx'
import { Rating } from '../../_components/rating.tsx'
import { SearchField } from '../../_components/search-field.tsx'
import { CartCount, CartLink, StorefrontShell } from '../../_components/storefront-shell.tsx'
import { Badge } from '../../_components/ui/badge.tsx'
import { ButtonLink } from '../../_components/ui/button.tsx'

const categories = ['Kitchen', 'Living', 'Garden', 'Clothing', 'Children', 'Paper', 'Food', 'Repair'].map(
  (label) => ({
    label,
    href: label === 'Kitchen' ? '/design/storefront' : `/design/storefront#${label}`,
  }),
)

const products = [
  { name: 'Oak bowl, turned by hand', shop: 'Fjord & Fir', amount: 3400, rating: 470, count: 12 },
  {
    name: 'Linen apron with two deep pockets and a loop for a towel',
    shop: 'Clay Street',
    amount: 4250,
    rating: 0,
    count: 0,
  },
  { name: 'Espresso cup', shop: 'Clay Street', amount: 1200, was: 1500, rating: 500, count: 1 },
  { name: 'Bread knife', shop: 'Solinger Werk', amount: 8990, rating: 384, count: 1208 },
]

/** The frame of the storefront around an imagined listing. */
export default function StorefrontSpecimen() {
  return (
    <StorefrontShell
      categories={categories}
      search={
        <SearchField action="/design/storefront" label="Search products" placeholder="Search 400 things" />
      }
      account={
        <ButtonLink href="/design" variant="ghost" size="icon" aria-label="Account">
          <UserRound aria-hidden />
        </ButtonLink>
      }
      cart={
        <CartLink href="/design">
          <CartCount count={3} />
        </CartLink>
      }
      footerGroups={[
        {
          label: 'Shop',
          links: [
            { label: 'All categories', href: '/design' },
            { label: 'Our shops', href: '/design' },
          ],
        },
        {
          label: 'Help',
          links: [
            { label: 'Find an order', href: '/design' },
            { label: 'Delivery', href: '/design' },
          ],
        },
      ].map((group) => ({
        ...group,
        links: group.links.map((link, i) => ({ ...link, href: `${link.href}#${group.label}${i}` })),
      }))}
    >
      <PageHeader
        title="Kitchen"
        description="Bowls, knives and cloth for people who cook."
        breadcrumb={[{ label: 'Home', href: '/design' }]}
      />
      <ul className="grid grid-cols-2 gap-x-4 gap-y-8 lg:grid-cols-4">
        {products.map((product) => (
          <li key={product.name} className="group relative">
            <div className="mb-3 aspect-square rounded-lg bg-secondary" />
            {product.was && (
              <Badge tone="highlight" className="absolute top-2 left-2">
                Reduced
              </Badge>
            )}
            <h2 className="text-sm font-medium">{product.name}</h2>
            <p className="text-sm text-muted-foreground">{product.shop}</p>
            <Rating rating={product.rating} count={product.count} />
            <Price
              amount={product.amount}
              was={product.was}
              currency="EUR"
              className="mt-1 block text-sm font-semibold"
            />
          </li>
        ))}
      </ul>
    </StorefrontShell>
  )
}
