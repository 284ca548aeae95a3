import type { MetadataRoute } from 'next'
import { PRIVATE_FOLDERS } from '#app/_security/headers.ts'
import { shopAddress } from '#server/trpc/page-settings.ts'

export const dynamic = 'force-dynamic'

/** What is one person's own is nobody's to index; filtered listings say so themselves. */
export default function robots(): MetadataRoute.Robots {
  const { origin } = shopAddress()
  const own = [...PRIVATE_FOLDERS, 'cart', 'api'].flatMap((folder) => [`/${folder}`, `/de/${folder}`])
  return {
    rules: { userAgent: '*', allow: '/', disallow: own },
    sitemap: `${origin}/sitemap.xml`,
  }
}
