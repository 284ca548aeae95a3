/**
 * What a person typed as a number with at most `digits` decimals, in units of the last decimal: "12.5" with 2 is 1250.
 * A comma is taken as a decimal point. Null where it is no such number.
 */
export function parseDecimal(typed: string, digits: number): number | null {
  const match = /^(\d{1,12})(?:[.,](\d+))?$/.exec(typed.trim())
  if (!match) return null
  const [, whole = '', fraction = ''] = match
  if (fraction.length > digits) return null
  return Number(`${whole}${fraction.padEnd(digits, '0')}`)
}

/** The same back: 1250 with 2 is "12.5", for a field to be edited. */
export function formatDecimal(value: number, digits: number): string {
  const text = String(value).padStart(digits + 1, '0')
  const whole = text.slice(0, text.length - digits)
  const fraction = digits > 0 ? text.slice(-digits).replace(/0+$/, '') : ''
  return fraction ? `${whole}.${fraction}` : whole
}
