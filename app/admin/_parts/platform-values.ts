import { CURRENCIES } from '#server/core/money.ts'
import { MAX_COMMISSION_BPS, type PlatformSettingsInput } from '#server/modules/settings/schema.ts'
import { formatDecimal, parseDecimal } from './decimal.ts'
import type { Settings } from './types.ts'

type Platform = Settings['settings']

/** The settings as their form holds them: text, with the commission in per cent. */
export interface PlatformValues {
  currency: string
  commission: string
  holdDays: string
  lowStockThreshold: string
  transferExpiryHours: string
  shipByHours: string
  businessZone: string
  supportEmail: string
}

export type PlatformField = keyof PlatformValues

export const labels: Record<PlatformField, string> = {
  currency: 'Currency',
  commission: 'Commission',
  holdDays: 'Hold period',
  lowStockThreshold: 'Low-stock threshold',
  transferExpiryHours: 'Transfers expire after',
  shipByHours: 'Ship within',
  businessZone: 'Business time zone',
  supportEmail: 'Support e-mail',
}

const keys = {
  currency: 'currency',
  commission: 'commissionBps',
  holdDays: 'holdDays',
  lowStockThreshold: 'lowStockThreshold',
  transferExpiryHours: 'transferExpiryHours',
  shipByHours: 'shipByHours',
  businessZone: 'businessZone',
  supportEmail: 'supportEmail',
} as const satisfies Record<PlatformField, keyof Platform>

export function valuesOf(settings: Platform): PlatformValues {
  return {
    currency: settings.currency,
    commission: formatDecimal(settings.commissionBps, 2),
    holdDays: String(settings.holdDays),
    lowStockThreshold: String(settings.lowStockThreshold),
    transferExpiryHours: String(settings.transferExpiryHours),
    shipByHours: String(settings.shipByHours),
    businessZone: settings.businessZone,
    supportEmail: settings.supportEmail,
  }
}

const wholeBetween = (least: number, most: number) => (typed: string) => {
  const value = parseDecimal(typed, 0)
  return (
    (value !== null && value >= least && value <= most) ||
    `Please enter a whole number from ${least} to ${most}.`
  )
}

/** What is wrong with what was typed, in words; the server checks again. */
export const checks: Partial<Record<PlatformField, (typed: string) => true | string>> = {
  currency: (typed) => CURRENCIES.some((known) => known === typed) || 'Please choose a currency.',
  commission: (typed) => {
    const value = parseDecimal(typed, 2)
    return (
      (value !== null && value <= MAX_COMMISSION_BPS) || 'Please enter a rate from 0 to 50 %, such as 12.5.'
    )
  },
  holdDays: wholeBetween(0, 365),
  lowStockThreshold: wholeBetween(0, 1_000_000),
  transferExpiryHours: wholeBetween(1, 2160),
  shipByHours: wholeBetween(1, 2160),
  businessZone: (typed) => isZone(typed) || 'Please enter a time zone such as Europe/Berlin.',
  supportEmail: (typed) => /^\S+@\S+\.\S+$/.test(typed) || 'Please enter an e-mail address.',
}

function isZone(name: string): boolean {
  try {
    return (
      new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== '' &&
      /^[A-Z]/.test(name)
    )
  } catch {
    return false
  }
}

/** Of the fields that were changed: what they become, and what the operator saw there. */
export function changeOf(
  fields: readonly PlatformField[],
  values: PlatformValues,
  settings: Platform,
): { changes: PlatformSettingsInput; seen: PlatformSettingsInput } {
  const changes = fields.map((field) => [keys[field], readField(field, values[field])] as const)
  const seen = fields.map((field) => [keys[field], settings[keys[field]]] as const)
  return { changes: Object.fromEntries(changes), seen: Object.fromEntries(seen) }
}

function readField(field: PlatformField, typed: string): string | number {
  if (field === 'currency' || field === 'businessZone' || field === 'supportEmail') return typed.trim()
  return parseDecimal(typed, field === 'commission' ? 2 : 0) ?? Number.NaN
}
