import { Truck } from 'lucide-react'
import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { ProductPicture } from '#app/_components/product-picture.tsx'
import { Breadcrumb } from '#app/_components/ui/breadcrumb.tsx'
import { alternates } from '#app/_i18n/addresses.ts'
import { Link } from '#app/_i18n/navigation.ts'
import { pageLocale } from '#app/_i18n/page-locale.ts'
import { slugInput } from '#server/modules/catalog/schema.ts'
import { getCategory, getProduct, getProducts } from '#server/trpc/public.ts'
import { placeOf } from '../../../../_lib/countries.ts'
import { productData } from '../../../../_lib/product-data.ts'
import { BuyBox } from '../../../../_parts/buy-box.tsx'
import { ProductGrid } from '../../../../_parts/product-grid.tsx'

type Props = { params: Promise<{ locale: string; slug: string }> }

// Made when it is first asked for and kept: building the shop needs no database.
export const revalidate = 60
export const generateStaticParams = () => []

async function open({ params }: Props) {
  const locale = await pageLocale(params)
  const { slug } = await params
  const product = slugInput.safeParse({ slug }).success ? await getProduct(slug) : null
  if (!product) notFound()
  return { locale, product }
}

export async function generateMetadata(props: Props): Promise<Metadata> {
  const { locale, product } = await open(props)
  const description = product.description.slice(0, 160)
  // A picture that is drawn into the page has no address that others could fetch.
  const picture = product.pictures.find(({ url }) => !url.startsWith('data:'))
  return {
    title: product.title,
    description,
    alternates: alternates(`/product/${product.slug}`, locale),
    robots: product.listed ? undefined : { index: false },
    openGraph: {
      title: product.title,
      description,
      images: picture ? [{ url: picture.url, alt: picture.alt }] : [],
    },
  }
}

export default async function ProductPage(props: Props) {
  const { product } = await open(props)
  const category = product.categorySlug ? await getCategory(product.categorySlug) : null
  const crumbs = category
    ? [...category.above, category].map(({ name, slug }) => ({ label: name, href: `/category/${slug}` }))
    : []
  const [first = null, ...more] = product.pictures
  return (
    <>
      <script
        type="application/ld+json"
        // biome-ignore lint/security/noDangerouslySetInnerHtml: JSON with `<` escaped; browsers do not run it
        dangerouslySetInnerHTML={{ __html: productData(product) }}
      />
      <div className="mb-4">
        <Breadcrumb items={[{ label: 'Home', href: '/' }, ...crumbs]} current={product.title} />
      </div>
      <div className="grid gap-8 md:grid-cols-2 md:gap-10 lg:grid-cols-[minmax(0,7fr)_minmax(0,5fr)] lg:gap-14">
        <div className="space-y-3">
          <ProductPicture
            picture={first}
            sizes="(min-width: 64rem) 42rem, (min-width: 48rem) 50vw, 100vw"
            first
            className="rounded-xl border border-border"
          />
          {more.length > 0 && (
            <ul className="grid grid-cols-4 gap-3">
              {more.map((picture) => (
                <li key={picture.url}>
                  <ProductPicture
                    picture={picture}
                    sizes="10rem"
                    className="rounded-lg border border-border"
                  />
                </li>
              ))}
            </ul>
          )}
        </div>
        <div>
          <h1 className="text-3xl font-semibold [overflow-wrap:anywhere]">{product.title}</h1>
          <p className="mt-1.5 text-sm text-muted-foreground">
            by{' '}
            {product.vendor.listed ? (
              <Link href={`/shop/${product.vendor.slug}`} className="link">
                {product.vendor.name}
              </Link>
            ) : (
              product.vendor.name
            )}
          </p>
          <BuyBox
            slug={product.slug}
            title={product.title}
            axes={product.axes}
            variants={product.variants}
            delivery={product.delivery}
          />
          <p className="mt-6 flex items-center gap-2.5 border-t border-border pt-5 text-sm text-muted-foreground">
            <Truck aria-hidden className="size-4 shrink-0" />
            Sent by {product.vendor.name} from {placeOf(product.vendor)}
          </p>
          {product.description && (
            <section aria-labelledby="about" className="mt-6">
              <h2 id="about" className="mb-2 text-base font-semibold">
                About it
              </h2>
              <div className="max-w-prose space-y-3 leading-relaxed">
                {product.description.split(/\n{2,}/).map((paragraph) => (
                  <p key={paragraph}>{paragraph}</p>
                ))}
              </div>
            </section>
          )}
        </div>
      </div>
      {product.vendor.listed && <MoreOf vendor={product.vendor} except={product.slug} />}
    </>
  )
}

async function MoreOf({ vendor, except }: { vendor: { slug: string; name: string }; except: string }) {
  const { items } = await getProducts({ vendor: vendor.slug, pageSize: 5 })
  const others = items.filter((item) => item.slug !== except).slice(0, 4)
  if (others.length === 0) return null
  return (
    <section aria-labelledby="more" className="mt-16">
      <h2 id="more" className="mb-5 text-xl font-semibold">
        More from {vendor.name}
      </h2>
      <ProductGrid items={others} />
    </section>
  )
}
