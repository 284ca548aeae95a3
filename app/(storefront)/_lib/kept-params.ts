import { notFound } from 'next/navigation'
import { pageLocale } from '#app/_i18n/page-locale.ts'
import type { Locale } from '#server/messages/locales.ts'
import { readKept } from './kept-view.ts'
import type { View } from './listing-view.ts'

/** What stands in the path of a page that is kept with what was chosen in it (kept-view.ts). */
export interface KeptParams {
  locale: string
  view: string
}

/** The view that a path names; an address that nobody was sent to is answered with 404. */
export async function readKeptView(params: Promise<KeptParams>): Promise<{ locale: Locale; view: View }> {
  const [locale, { view: segment }] = await Promise.all([pageLocale(params), params])
  return { locale, view: readKept(segment) ?? notFound() }
}

/** The same of a category or a vendor, by its slug. */
export async function readKeptShelf(params: Promise<KeptParams & { slug: string }>) {
  return { ...(await readKeptView(params)), slug: (await params).slug }
}
