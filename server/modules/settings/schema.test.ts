import { describe, expect, it } from 'vitest'
import { platformSettingsInput, shippingRateInput, taxRateInput } from './schema.ts'

describe('settings', () => {
  it('take a change of one value', () => {
    expect(platformSettingsInput.parse({ commissionBps: 1250 })).toEqual({ commissionBps: 1250 })
  })
  it('refuse what the business cannot run on', () => {
    for (const wrong of [
      {},
      { commissionBps: 5001 },
      { commissionBps: 9.5 },
      { holdDays: -1 },
      { currency: 'XXX' },
      { businessZone: 'Europe/Atlantis' },
      { businessZone: '+01:00' },
      { transferExpiryHours: 0 },
      { supportEmail: 'nobody' },
      { pricingVersion: 1 },
    ]) {
      expect(platformSettingsInput.safeParse(wrong).success, JSON.stringify(wrong)).toBe(false)
    }
  })
  it('refuse a tax above half and countries that are none', () => {
    expect(taxRateInput.safeParse({ country: '*', taxClass: 'zero', bps: 0 }).success).toBe(true)
    expect(taxRateInput.safeParse({ country: 'DE', taxClass: 'standard', bps: 5001 }).success).toBe(false)
    expect(taxRateInput.safeParse({ country: 'Germany', taxClass: 'standard', bps: 1900 }).success).toBe(
      false,
    )
  })
  it('read a delivery rate with nothing but its base', () => {
    const rate = shippingRateInput.parse({ country: 'DE', currency: 'EUR', base: 490 })
    expect(rate).toEqual({ country: 'DE', currency: 'EUR', base: 490, perItem: 0, freeFrom: null })
  })
})
