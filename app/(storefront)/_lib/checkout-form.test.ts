import { expect, test } from 'vitest'
import { placeOrderInput } from '#server/modules/checkout/schema.ts'
import {
  type CheckoutForm,
  checkoutForm,
  draftValues,
  emptyForm,
  fieldFor,
  orderDetails,
} from './checkout-form.ts'

const filled = (over: Partial<CheckoutForm> = {}): CheckoutForm => ({
  ...emptyForm({ email: 'ada@example.com', name: 'Ada', country: 'DE' }),
  ...{ line1: 'Weg 1', postalCode: '04109', city: 'Leipzig' },
  ...over,
})
const wrongFields = (form: CheckoutForm) =>
  checkoutForm.safeParse(form).error?.issues.map((issue) => issue.path[0]) ?? []

test('what the form lets through, the server understands', () => {
  for (const form of [
    filled(),
    filled({ phone: '0049 (30) 123-4567', wantsSms: true, line2: 'c/o B', region: 'Sachsen' }),
  ]) {
    const details = orderDetails(checkoutForm.parse(form), 'pm_card_visa')
    const rest = { key: crypto.randomUUID(), cartId: crypto.randomUUID(), seenTotal: 1, seenCurrency: 'EUR' }
    expect(placeOrderInput.safeParse({ ...rest, ...details }).error).toBeUndefined()
  }
})

test('every empty field that is needed is told at once', () => {
  const empty = emptyForm({ email: '', name: ' ', country: '' })
  expect(wrongFields(empty)).toEqual(['email', 'name', 'line1', 'postalCode', 'city', 'country'])
})

test('text messages need a number, and a number needs its country', () => {
  expect(wrongFields(filled({ wantsSms: true }))).toEqual(['phone'])
  expect(wrongFields(filled({ phone: '030 1234567' }))).toEqual(['phone'])
})

test("the server's complaint about a field finds the form's", () => {
  expect(fieldFor('address.postalCode')).toBe('postalCode')
  expect(fieldFor('email')).toBe('email')
  expect(fieldFor('seenTotal')).toBeNull()
})

test('a draft brings back what was typed and nothing that the form does not have', () => {
  const typed = filled({ wantsSms: true, phone: '+49301234567', method: 'transfer' })
  expect(draftValues({ ...typed })).toEqual(typed)
  expect(
    draftValues({ city: 7, wantsSms: 'yes', method: 'cash', testMethod: 'pm_x', __proto__x: 1 }),
  ).toEqual({})
})
