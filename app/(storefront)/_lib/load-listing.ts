import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import type { ProductPage } from '#server/modules/catalog/schema.ts'
import { findProducts, getProducts } from '#server/trpc/public.ts'
import { PLAIN, type View, viewAddress } from './listing-view.ts'

const isPlain = (view: View) => viewAddress('', view) === ''

/** The products of a category's or vendor's page: kept for everybody as long as nothing is chosen. */
export async function loadListing(
  within: { category: string } | { vendor: string },
  view: View,
): Promise<ProductPage> {
  const { q: _none, ...chosen } = view
  const listing = { ...chosen, ...within, facets: true }
  const result = await (isPlain(view) ? getProducts(listing) : findProducts(listing))
  if (view.page > result.pages) notFound()
  return result
}

/** Search engines read pages of a listing one after another; its orders and filters say nothing new. */
export function robotsOf(view: View): Metadata['robots'] {
  return isPlain({ ...view, page: PLAIN.page }) ? undefined : { index: false, follow: true }
}
