import { expect, test } from 'vitest'
import { preferencesFrom, valuesOf } from './preferences-form.ts'

const kept = {
  ...{ mutedMails: ['parcel-shipped' as const], sms: true, phone: '+4915112345678' },
  quietHours: { from: 1320, until: 420, timeZone: 'Europe/Berlin' },
}

test('what was kept is shown and sent back as it was', async () => {
  expect(await preferencesFrom(valuesOf(kept, 'UTC'))).toEqual({ preferences: kept })
})

test('who has chosen nothing is proposed the night in their own zone', () => {
  const values = valuesOf({ mutedMails: [], sms: false, phone: null, quietHours: null }, 'America/New_York')
  expect(values).toMatchObject({ quiet: false, from: '22:00', until: '07:00', timeZone: 'America/New_York' })
  expect(values.mails).toEqual({ 'parcel-shipped': true, 'order-cancelled': true })
})

test('a number may be written with spaces, and with 00 for +', async () => {
  const values = { ...valuesOf(kept, 'UTC'), phone: '0049 (151) 123-456 78' }
  expect(await preferencesFrom(values)).toMatchObject({ preferences: { phone: '+4915112345678' } })
})

test('every wrong field is named', async () => {
  const values = valuesOf(kept, 'UTC')
  expect(await preferencesFrom({ ...values, phone: '' })).toEqual({ wrong: ['phone'] })
  expect(await preferencesFrom({ ...values, phone: '0151 123' })).toEqual({ wrong: ['phone'] })
  expect(await preferencesFrom({ ...values, until: values.from })).toEqual({ wrong: ['until'] })
  expect(await preferencesFrom({ ...values, from: '' })).toEqual({ wrong: ['until'] })
  expect(await preferencesFrom({ ...values, timeZone: 'Mars/Olympus' })).toEqual({ wrong: ['timeZone'] })
})

test('quiet hours stand with SMS alone', async () => {
  const values = { ...valuesOf(kept, 'UTC'), sms: false }
  expect(await preferencesFrom(values)).toMatchObject({ preferences: { sms: false, quietHours: null } })
})
