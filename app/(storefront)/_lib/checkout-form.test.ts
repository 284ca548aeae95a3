import { expect, test } from 'vitest'
import { placeOrderInput } from '#server/modules/checkout/schema.ts'
import {
  type CheckoutForm,
  draftValues,
  emptyForm,
  FIELDS,
  fieldFor,
  orderDetails,
  problemsOf,
  reachable,
  STEPS,
  stepOf,
} from './checkout-form.ts'

const filled = (over: Partial<CheckoutForm> = {}): CheckoutForm => ({
  ...emptyForm({ email: 'ada@example.com', name: 'Ada', country: 'DE' }),
  ...{ line1: 'Weg 1', postalCode: '04109', city: 'Leipzig' },
  ...over,
})
const wrongFields = (form: CheckoutForm) => Object.keys(problemsOf(form))

test('what the form lets through, the server understands', () => {
  for (const form of [
    filled(),
    filled({ phone: '0049 (30) 123-4567', wantsSms: true, line2: 'c/o B' }),
    filled({ country: 'US', region: 'NY', postalCode: '10001', city: 'New York' }),
  ]) {
    expect(problemsOf(form)).toEqual({})
    const details = orderDetails(form, 'pm_card_visa', 'de')
    const rest = { key: crypto.randomUUID(), cartId: crypto.randomUUID(), seenTotal: 1, seenCurrency: 'EUR' }
    const understood = placeOrderInput.safeParse({ ...rest, ...details })
    expect(understood.error).toBeUndefined()
    expect(understood.data?.locale).toBe('de')
  }
})

test('every empty field that is needed is told at once', () => {
  const empty = emptyForm({ email: '', name: ' ', country: '' })
  expect(wrongFields(empty)).toEqual(['email', 'name', 'line1', 'postalCode', 'city', 'country'])
})

test.each(['ada', 'ada@', 'ada@example', 'ada lovelace@example.com', '@example.com', 'a@b..com'])(
  '%s is no e-mail address',
  (email) => {
    expect(wrongFields(filled({ email }))).toEqual(['email'])
  },
)

test('text messages need a number, and a number needs its country', () => {
  expect(problemsOf(filled({ wantsSms: true })).phone).toMatchObject({ key: 'phoneWanted' })
  expect(problemsOf(filled({ phone: '030 1234567' })).phone).toMatchObject({ key: 'phone' })
})

test('nobody gets past a step that lacks something, and everybody back to where they were', () => {
  expect(reachable('review', filled(), 'contact')).toBe('review')
  expect(reachable('review', filled({ city: '' }), 'contact')).toBe('address')
  expect(reachable('payment', filled({ email: '' }), 'contact')).toBe('contact')
  expect(reachable(null, filled(), 'address')).toBe('address')
  expect(reachable('elsewhere', filled(), 'contact')).toBe('contact')
})

test('asks for no more than eight things unless somebody wants to say more', () => {
  const onDemand = ['phone', 'wantsSms', 'line2', 'region', 'keepAddress']
  const asked = STEPS.flatMap((step) => FIELDS[step]).filter((field) => !onDemand.includes(field))
  expect(asked.length).toBeLessThanOrEqual(8)
})

test("the server's complaint about a field finds the form's, and its step", () => {
  expect(fieldFor('address.postalCode')).toBe('postalCode')
  expect(fieldFor('email')).toBe('email')
  expect(fieldFor('seenTotal')).toBeNull()
  expect(stepOf('postalCode')).toBe('address')
})

test('a draft brings back what was typed and nothing that the form does not have', () => {
  const typed = filled({ wantsSms: true, phone: '+49301234567', method: 'transfer' })
  expect(draftValues({ ...typed })).toEqual(typed)
  expect(
    draftValues({ city: 7, wantsSms: 'yes', method: 'cash', testMethod: 'pm_x', __proto__x: 1 }),
  ).toEqual({})
})
