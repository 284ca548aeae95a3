import { expect, test } from 'vitest'
import { changeOf, checks, valuesOf } from './platform-values.ts'

const settings = {
  currency: 'EUR',
  commissionBps: 1250,
  holdDays: 7,
  lowStockThreshold: 5,
  transferExpiryHours: 168,
  shipByHours: 72,
  businessZone: 'Europe/Berlin',
  supportEmail: 'help@example.test',
  pricingVersion: 3,
}

test('only what was changed is sent, with what the operator saw there', () => {
  const values = { ...valuesOf(settings), commission: '9,5', holdDays: '14' }
  expect(changeOf(['commission', 'holdDays'], values, settings)).toEqual({
    changes: { commissionBps: 950, holdDays: 14 },
    seen: { commissionBps: 1250, holdDays: 7 },
  })
})

test('what is no rate, no whole number or no zone is told beside its field', () => {
  expect(checks.commission('12.5')).toBeNull()
  expect(checks.commission('51')).toEqual({ word: 'rate' })
  expect(checks.holdDays('1.5')).toEqual({ word: 'whole', least: 0, most: 365 })
  expect(checks.businessZone('Europe/Atlantis')).toEqual({ word: 'zone' })
  expect(checks.businessZone('Europe/Paris')).toBeNull()
})
