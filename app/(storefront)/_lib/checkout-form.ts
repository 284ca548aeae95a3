import { z } from 'zod'
import type { PlaceOrderInput } from '#server/modules/checkout/schema.ts'
import { TEST_METHODS } from './test-methods.ts'

const printable = (value: string) => value.isWellFormed() && !/\p{Cc}/u.test(value)
const text = (max: number) =>
  z
    .string()
    .trim()
    .max(max, `Please use at most ${max} characters.`)
    .refine(printable, 'Please remove characters that cannot be printed.')
const wanted = (max: number, message: string) => text(max).refine((value) => value !== '', message)

/** Spaces, dashes, brackets and dots are how people group a number, not part of it. */
const phoneNumber = z
  .string()
  .transform((value) => value.replace(/[\s().-]/g, '').replace(/^00/, '+'))
  .refine(
    (value) => value === '' || /^\+[1-9]\d{6,14}$/.test(value),
    'Please write the number with its country code, such as +49 30 1234567.',
  )

/** What the checkout page asks for. The server decides again by its own schema. */
export const checkoutForm = z
  .object({
    email: z
      .string()
      .trim()
      .max(254, 'Please use at most 254 characters.')
      .pipe(z.email('Please write an e-mail address, such as name@example.com.')),
    phone: phoneNumber,
    wantsSms: z.boolean(),
    name: wanted(120, 'Please write who receives the parcels.'),
    line1: wanted(160, 'Please write street and house number.'),
    line2: text(160),
    postalCode: wanted(16, 'Please write the postal code.'),
    city: wanted(100, 'Please write the town or city.'),
    region: text(100),
    country: z.string().regex(/^[A-Z]{2}$/, 'Please choose a country.'),
    method: z.enum(['card', 'transfer']),
    testMethod: z.string(),
  })
  .refine((form) => !form.wantsSms || form.phone !== '', {
    path: ['phone'],
    message: 'Please write the number that the text messages should go to.',
  })

export type CheckoutForm = z.output<typeof checkoutForm>

/** An empty form, with what is known about the person. */
export function emptyForm(known: { email: string; name: string; country: string }): CheckoutForm {
  return {
    ...{ phone: '', wantsSms: false, line1: '', line2: '', postalCode: '', city: '', region: '' },
    ...{ method: 'card', testMethod: TEST_METHODS[0].value },
    ...known,
  }
}

/** Of what a browser kept, the fields that the form has, with values of the right kind. */
export function draftValues(draft: Record<string, unknown>): Partial<CheckoutForm> {
  const empty = emptyForm({ email: '', name: '', country: '' })
  const known = Object.entries(empty).filter(([name, value]) => typeof draft[name] === typeof value)
  const values = Object.fromEntries(known.map(([name]) => [name, draft[name]]))
  if (values.method !== 'transfer') delete values.method
  if (!TEST_METHODS.some((method) => method.value === values.testMethod)) delete values.testMethod
  return values
}

/** What is sent besides key, cart and total; fields left empty are left out. */
export function orderDetails(form: CheckoutForm, paymentMethodId: string | null) {
  const { email, phone, wantsSms, name, line1, line2, postalCode, city, region, country } = form
  return {
    email,
    phone: phone || undefined,
    wantsSms,
    locale: 'en' as const,
    address: {
      name,
      line1,
      line2: line2 || undefined,
      postalCode,
      city,
      region: region || undefined,
      country,
    },
    payment:
      form.method === 'transfer' || paymentMethodId === null
        ? { method: 'transfer' as const }
        : { method: 'card' as const, paymentMethodId },
  } satisfies Partial<PlaceOrderInput>
}

/** The form's field for a field of the API's input ("address.city" is "city"); null where the form has none. */
export function fieldFor(path: string): keyof CheckoutForm | null {
  const name = path.startsWith('address.') ? path.slice('address.'.length) : path
  return name in checkoutForm.shape ? (name as keyof CheckoutForm) : null
}
