/** The languages of the shop, the default first: its pages have no prefix in their addresses, the others' have `/<locale>`. */
export const LOCALES = ['en', 'de'] as const
export type Locale = (typeof LOCALES)[number]
export const DEFAULT_LOCALE: Locale = 'en'

export function isLocale(text: string): text is Locale {
  return (LOCALES as readonly string[]).includes(text)
}

/** The dashboards' folders, which stand in one language. */
export const DASHBOARDS = ['vendor', 'admin'] as const
const DASHBOARD = new RegExp(`^/(?:${DASHBOARDS.join('|')})(?![^/?#])`)

/**
 * Where a page stands in a language; `path` is its address without one, e.g. `/product/mug`. A dashboard's has none.
 */
export function inLocale(path: string, locale: Locale): string {
  if (locale === DEFAULT_LOCALE || DASHBOARD.test(path)) return path
  return `/${locale}${path.replace(/^\/(?=[?#]|$)/, '')}`
}

/** How a language of the shop writes amounts, numbers and dates: the euro zone's own habits. */
const FORMATS: Record<Locale, string> = { en: 'en-IE', de: 'de-DE' }

/** The BCP 47 tag for `Intl`; what is not a language of the shop is taken as it is. */
export function formatLocale(locale: string): string {
  return isLocale(locale) ? FORMATS[locale] : locale
}
