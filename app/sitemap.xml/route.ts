import { sitemapIndex, xml } from '#app/_i18n/sitemap.ts'
import { shopAddress } from '#server/trpc/page-settings.ts'
import { getAddresses } from '#server/trpc/public.ts'

export const dynamic = 'force-dynamic'

/** The sitemaps there are: as many as the products need. */
export async function GET(): Promise<Response> {
  const { pages } = await getAddresses(1)
  const { origin } = shopAddress()
  return xml(sitemapIndex(Array.from({ length: pages }, (_, index) => `${origin}/sitemaps/${index + 1}`)))
}
