import { expect, test } from 'vitest'
import { addressSchema } from '#server/modules/accounts/schema.ts'
import {
  type AddressForm,
  addressDetails,
  addressFormat,
  addressLines,
  addressProblems,
  tidyPostalCode,
} from './address-rules.ts'
import { DELIVERED_TO } from './countries.ts'

const address = (over: Partial<AddressForm> = {}): AddressForm => ({
  ...{
    name: 'Ada',
    line1: 'Weg 1',
    line2: '',
    postalCode: '04109',
    city: 'Leipzig',
    region: '',
    country: 'DE',
  },
  ...over,
})

test("every country's example is a postal code of that country, written as it writes it", () => {
  for (const country of DELIVERED_TO) {
    const { example } = addressFormat(country)
    expect(tidyPostalCode(country, example), country).toBe(example)
    expect(tidyPostalCode(country, '?'), country).toBeNull()
  }
})

test.each([
  ['CA', 'k1a0b1', 'K1A 0B1'],
  ['GB', ' sw1a1aa ', 'SW1A 1AA'],
  ['GB', 'M1 1AE', 'M1 1AE'],
  ['IE', 'd02af30', 'D02 AF30'],
  ['JP', '1000001', '100-0001'],
  ['LV', '1050', 'LV-1050'],
  ['DE', 'DE-10119', '10119'],
  ['US', '100011234', '10001-1234'],
  ['SE', '11120', '111 20'],
])('in %s %s is read as %s', (country, typed, tidy) => {
  expect(tidyPostalCode(country, typed)).toBe(tidy)
})

test.each([
  ['DE', '1011'],
  ['DE', 'ABCDE'],
  ['US', '1234'],
  ['NL', '1012'],
  ['GB', '12345'],
])('in %s %s is no postal code', (country, typed) => {
  expect(tidyPostalCode(country, typed)).toBeNull()
})

test('everything that is missing is told at once, and a region only where addresses have one', () => {
  const nothing = { name: ' ', line1: '', postalCode: '', city: '' }
  expect(Object.keys(addressProblems(address(nothing)))).toEqual(['name', 'line1', 'postalCode', 'city'])
  expect(addressProblems(address({ country: 'US', postalCode: '10001' }))).toEqual({
    region: { key: 'region' },
  })
  expect(addressProblems(address({ country: 'XX' }))).toEqual({ country: { key: 'country' } })
})

test('a postal code of another country is told with an example', () => {
  expect(addressProblems(address({ country: 'AT' }))).toEqual({
    postalCode: { key: 'postalCodeForm', values: { example: '1010' } },
  })
})

test('what the rules let through, the server understands', () => {
  for (const one of [
    address(),
    address({ country: 'US', region: 'NY', postalCode: '10001', line2: 'Apt 4' }),
  ]) {
    expect(addressProblems(one)).toEqual({})
    expect(addressSchema.safeParse(addressDetails(one)).error).toBeUndefined()
  }
  // A region that was typed for another country goes no further.
  expect(addressDetails(address({ region: 'Saxony' })).region).toBeUndefined()
})

test('an address is written in the order of its country', () => {
  expect(addressLines(address())).toEqual(['Ada', 'Weg 1', '04109 Leipzig'])
  const us = address({ country: 'US', region: 'NY', city: 'New York', postalCode: '10001' })
  expect(addressLines(us)).toEqual(['Ada', 'Weg 1', 'New York', 'NY 10001'])
  // An order from before the rules: nothing that stands in it is left out.
  expect(addressLines({ ...address(), region: 'Saxony' })).toContain('Saxony')
})
