import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import type { ProductPage } from '#server/modules/catalog/schema.ts'
import { getProducts } from '#server/trpc/public.ts'
import { PLAIN, queryOf, type View } from './listing-view.ts'

const isPlain = (view: View) => queryOf(view) === ''

/** The products of a category's or vendor's page. */
export async function loadListing(
  within: { category: string } | { vendor: string },
  view: View,
): Promise<ProductPage> {
  const { q: _none, ...chosen } = view
  const result = await getProducts({ ...chosen, ...within, facets: true })
  if (view.page > result.pages) notFound()
  return result
}

/** Search engines read pages of a listing one after another; its orders and filters say nothing new. */
export function robotsOf(view: View): Metadata['robots'] {
  return isPlain({ ...view, page: PLAIN.page }) ? undefined : { index: false, follow: true }
}
