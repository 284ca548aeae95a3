import { type SitemapEntry, sitemap, xml } from '#app/_i18n/sitemap.ts'
import type { CategoryNode } from '#server/modules/catalog/schema.ts'
import { shopAddress } from '#server/trpc/page-settings.ts'
import { getAddresses, getCategories, getVendors } from '#server/trpc/public.ts'

export const dynamic = 'force-dynamic'

/** A page of the products; the first has the categories and vendors too. */
export async function GET(_: Request, { params }: { params: Promise<{ page: string }> }): Promise<Response> {
  const { page: text } = await params
  const page = /^[1-9]\d{0,2}$/.test(text) ? Number(text) : 0
  const found = page > 0 ? await getAddresses(page) : null
  if (!found || page > found.pages) return new Response(null, { status: 404 })
  const products = found.products.map(({ slug, changed }) => ({ path: `/product/${slug}`, changed }))
  const entries = [...(page === 1 ? await folders() : []), ...products]
  return xml(sitemap(shopAddress().origin, entries))
}

async function folders(): Promise<SitemapEntry[]> {
  const [tree, vendors] = await Promise.all([getCategories('en'), getVendors(48)])
  const categories = (nodes: readonly CategoryNode[]): SitemapEntry[] =>
    nodes.flatMap(({ slug, children }) => [{ path: `/category/${slug}` }, ...categories(children)])
  return [{ path: '/' }, ...categories(tree), ...vendors.map(({ slug }) => ({ path: `/shop/${slug}` }))]
}
