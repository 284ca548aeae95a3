import { toDecimal } from '#server/core/money.ts'
import type { Picture } from '#server/modules/catalog/schema.ts'

interface Described {
  title: string
  description: string
  vendor: { name: string }
  pictures: readonly Picture[]
  variants: readonly { sku: string; price: number; currency: string; available: number }[]
}

/**
 * What search engines read about a product (https://schema.org/Product), as JSON that is safe inside a script element.
 * Prices as decimal strings, exactly.
 */
export function productData({ title, description, vendor, pictures, variants }: Described): string {
  const data = {
    '@context': 'https://schema.org',
    '@type': 'Product',
    name: title,
    description,
    image: pictures.map((picture) => picture.url).filter((url) => !url.startsWith('data:')),
    brand: { '@type': 'Brand', name: vendor.name },
    offers: variants.map(({ sku, price, currency, available }) => ({
      '@type': 'Offer',
      sku,
      price: toDecimal({ amount: price, currency }),
      priceCurrency: currency,
      availability: `https://schema.org/${available > 0 ? 'InStock' : 'OutOfStock'}`,
      seller: { '@type': 'Organization', name: vendor.name },
    })),
  }
  return JSON.stringify(data).replaceAll('<', '\\u003c')
}
