import { useTranslations } from 'next-intl'

const countryNames = new Intl.DisplayNames(['en'], { type: 'region' })

/** Says a country's name: "DE" is "Germany", "*" is "All other countries". */
export function useCountryName(): (country: string) => string {
  const t = useTranslations('admin.rates')
  return (country) => (country === '*' ? t('allOthers') : (countryNames.of(country) ?? country))
}

/** Whether this can be a country of delivery, or `*`. */
export function isPlace(typed: string): boolean {
  return /^([A-Z]{2}|\*)$/.test(typed.trim().toUpperCase())
}
