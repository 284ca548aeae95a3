import { formatDecimal, parseDecimal } from '#app/_components/decimal.ts'
import { CURRENCIES } from '#server/core/money.ts'
import { MAX_COMMISSION_BPS } from '#server/modules/settings/constants.ts'
import type { PlatformSettingsInput } from '#server/modules/settings/schema.ts'
import type { Settings } from '../../_parts/types.ts'

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

/** What is wrong with what was typed: a word of the catalogue's `settings.problems`, with what belongs into it. */
export type Problem =
  | { word: 'currency' | 'rate' | 'zone' | 'email' }
  | { word: 'whole'; least: number; most: number }

const wholeBetween =
  (least: number, most: number) =>
  (typed: string): Problem | null => {
    const value = parseDecimal(typed, 0)
    return value !== null && value >= least && value <= most ? null : { word: 'whole', least, most }
  }

/** Says what is wrong with what was typed, null where nothing is; the server checks again. */
export const checks: Record<PlatformField, (typed: string) => Problem | null> = {
  currency: (typed) => (CURRENCIES.some((known) => known === typed) ? null : { word: 'currency' }),
  commission: (typed) => {
    const value = parseDecimal(typed, 2)
    return value !== null && value <= MAX_COMMISSION_BPS ? null : { word: 'rate' }
  },
  holdDays: wholeBetween(0, 365),
  lowStockThreshold: wholeBetween(0, 1_000_000),
  transferExpiryHours: wholeBetween(1, 2160),
  shipByHours: wholeBetween(1, 2160),
  businessZone: (typed) => (isZone(typed) ? null : { word: 'zone' }),
  supportEmail: (typed) => (/^\S+@\S+\.\S+$/.test(typed) ? null : { word: 'email' }),
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
