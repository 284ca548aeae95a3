/** What a change of a rate says when it was refused: it is then not what the operator saw. */
export const CHANGED_MEANWHILE =
  'Somebody else changed this rate meanwhile. What stands now is on the page; please look at it and try again.'

const countryNames = new Intl.DisplayNames(['en'], { type: 'region' })

/** "DE" to "Germany", "*" to "All other countries". */
export function countryName(country: string): string {
  return country === '*' ? 'All other countries' : (countryNames.of(country) ?? country)
}

/** What is wrong with a country, in words. */
export function countryProblem(typed: string): string | undefined {
  return /^([A-Z]{2}|\*)$/.test(typed.trim().toUpperCase())
    ? undefined
    : 'Please enter two letters such as DE, or * for all other countries.'
}
