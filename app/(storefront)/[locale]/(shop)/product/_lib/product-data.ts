import { toDecimal } from '#server/core/money.ts'
import type { Picture } from '#server/modules/catalog/schema.ts'
import type { ReviewView } from '#server/modules/reviews/schema.ts'

interface Described {
  title: string
  description: string
  vendor: { name: string }
  pictures: readonly Picture[]
  variants: readonly { id: string; sku: string; price: number; currency: string; available: number }[]
  /** Hundredths of a star. */
  rating: number
  ratingCount: number
  reviews: readonly Pick<ReviewView, 'author' | 'rating' | 'title' | 'body' | 'createdAt'>[]
  delivery: { base: number; daysMin: number; daysMax: number; country: string } | null
  /** The page's own address, absolute. */
  url: string
}

/** How many reviews are told to search engines; they read the page for more. */
const TOLD = 5

/**
 * What search engines read about a product (https://schema.org/Product), as JSON that is safe inside a script element.
 * Prices as decimal strings, exactly.
 */
export function productData(product: Described): string {
  const { title, description, vendor, pictures, variants, rating, ratingCount, reviews, url } = product
  const data = {
    '@context': 'https://schema.org',
    '@type': 'Product',
    name: title,
    description,
    url,
    image: pictures.filter(({ url }) => !url.startsWith('data:')).map((one) => new URL(one.url, url).href),
    brand: { '@type': 'Brand', name: vendor.name },
    offers: variants.map((variant) => offer(variant, product)),
    ...(ratingCount > 0 && {
      aggregateRating: {
        '@type': 'AggregateRating',
        ratingValue: (rating / 100).toFixed(2),
        reviewCount: ratingCount,
      },
      review: reviews.slice(0, TOLD).map(review),
    }),
  }
  return safe(data)
}

function offer(
  { id, sku, price, currency, available }: Described['variants'][number],
  { vendor, delivery, url }: Described,
) {
  return {
    '@type': 'Offer',
    sku,
    url: `${url}?variant=${id}`,
    price: toDecimal({ amount: price, currency }),
    priceCurrency: currency,
    availability: `https://schema.org/${available > 0 ? 'InStock' : 'OutOfStock'}`,
    seller: { '@type': 'Organization', name: vendor.name },
    ...(delivery && { shippingDetails: shipping(delivery, currency) }),
  }
}

function shipping(delivery: NonNullable<Described['delivery']>, currency: string) {
  const { base, daysMin, daysMax, country } = delivery
  return {
    '@type': 'OfferShippingDetails',
    shippingRate: {
      '@type': 'MonetaryAmount',
      value: toDecimal({ amount: base, currency }),
      currency,
    },
    shippingDestination: { '@type': 'DefinedRegion', addressCountry: country },
    deliveryTime: {
      '@type': 'ShippingDeliveryTime',
      transitTime: { '@type': 'QuantitativeValue', minValue: daysMin, maxValue: daysMax, unitCode: 'DAY' },
    },
  }
}

function review({ author, rating, title, body, createdAt }: Described['reviews'][number]) {
  return {
    '@type': 'Review',
    author: { '@type': 'Person', name: author },
    datePublished: createdAt.slice(0, 10),
    name: title || undefined,
    reviewBody: body || undefined,
    reviewRating: { '@type': 'Rating', ratingValue: rating, bestRating: 5 },
  }
}

/** The way down to a page (https://schema.org/BreadcrumbList), absolute addresses, the page itself last. */
export function breadcrumbData(steps: readonly { name: string; url: string }[]): string {
  return safe({
    '@context': 'https://schema.org',
    '@type': 'BreadcrumbList',
    itemListElement: steps.map(({ name, url }, index) => ({
      '@type': 'ListItem',
      position: index + 1,
      name,
      item: url,
    })),
  })
}

/** A text in it cannot end the script element that it stands in. */
function safe(data: object): string {
  return JSON.stringify(data).replaceAll('<', '\\u003c')
}
