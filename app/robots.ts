import type { MetadataRoute } from 'next'
import { PRIVATE_FOLDERS } from '#app/_security/headers.ts'
import { shopAddress } from '#server/trpc/page-settings.ts'

export const dynamic = 'force-dynamic'

/** What is one person's own is nobody's to index; filtered listings say so themselves. A stranger's checkout is empty. */
export default function robots(): MetadataRoute.Robots {
  const { origin } = shopAddress()
  const own = PRIVATE_FOLDERS.filter((folder) => !folder.endsWith('/checkout'))
  return {
    rules: { userAgent: '*', allow: '/', disallow: [...own, '/api'] },
    sitemap: `${origin}/sitemap.xml`,
  }
}
