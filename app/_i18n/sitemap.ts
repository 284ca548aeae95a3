import { DEFAULT_LOCALE, inLocale, LOCALES } from '#server/messages/locales.ts'

/** A page for search engines: its address without a language, and when it changed (ISO 8601). */
export interface SitemapEntry {
  path: string
  changed?: string
}

const escaped = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')

const DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>\n'
const NAMESPACE = 'http://www.sitemaps.org/schemas/sitemap/0.9'

/** The sitemap of sitemaps (https://www.sitemaps.org/protocol.html#index). */
export function sitemapIndex(addresses: readonly string[]): string {
  const entries = addresses.map((address) => `<sitemap><loc>${escaped(address)}</loc></sitemap>`)
  return `${DECLARATION}<sitemapindex xmlns="${NAMESPACE}">${entries.join('')}</sitemapindex>\n`
}

/** Each page in each language, and where it stands in the others. */
export function sitemap(origin: string, entries: readonly SitemapEntry[]): string {
  const address = (path: string, locale: (typeof LOCALES)[number]) =>
    escaped(`${origin}${inLocale(path, locale)}`)
  const urls = entries.flatMap(({ path, changed }) => {
    const others = [
      ...LOCALES.map((locale) => [locale, address(path, locale)]),
      ['x-default', address(path, DEFAULT_LOCALE)],
    ].map(([language, href]) => `<xhtml:link rel="alternate" hreflang="${language}" href="${href}"/>`)
    const date = changed ? `<lastmod>${escaped(changed)}</lastmod>` : ''
    return LOCALES.map((locale) => `<url><loc>${address(path, locale)}</loc>${date}${others.join('')}</url>`)
  })
  return `${DECLARATION}<urlset xmlns="${NAMESPACE}" xmlns:xhtml="http://www.w3.org/1999/xhtml">${urls.join('')}</urlset>\n`
}

/** As an answer that may be kept for an hour. */
export function xml(body: string): Response {
  return new Response(body, {
    headers: { 'Content-Type': 'application/xml; charset=utf-8', 'Cache-Control': 'public, max-age=3600' },
  })
}
