import type { PlaceOrderInput } from '#server/modules/checkout/schema.ts'
import { type AddressForm, type AddressProblem, addressDetails, addressProblems } from './address-rules.ts'
import { TEST_METHODS } from './test-methods.ts'

/** What the checkout asks for. The server decides again by its own schema. */
export interface CheckoutForm extends AddressForm {
  email: string
  phone: string
  wantsSms: boolean
  /** Whether a customer's new address is to be kept in their account. */
  keepAddress: boolean
  method: 'card' | 'transfer'
  testMethod: string
}
export type CheckoutField = keyof CheckoutForm

/** One after the other; what each asks for. */
export const STEPS = ['contact', 'address', 'delivery', 'payment', 'review'] as const
export type Step = (typeof STEPS)[number]

export const FIELDS: Readonly<Record<Step, readonly CheckoutField[]>> = {
  contact: ['email', 'phone', 'wantsSms'],
  address: ['country', 'name', 'line1', 'line2', 'postalCode', 'city', 'region', 'keepAddress'],
  delivery: [],
  payment: ['method', 'testMethod'],
  review: [],
}

export function stepOf(field: CheckoutField): Step {
  return STEPS.find((step) => FIELDS[step].includes(field)) ?? 'contact'
}

/** What is wrong with a field: of an address as `common.address.problems` says it, else as `checkout.problems` does. */
export type CheckoutProblem =
  | ({ of: 'address' } & AddressProblem)
  | { of: 'contact'; key: 'email' | 'phone' | 'phoneWanted' }

export type Problems = Partial<Record<CheckoutField, CheckoutProblem>>

const EMAIL = /^[^\s@"(),:;<>[\]\\]+@(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,}$/i

/** Whether a mail could be sent there. */
export function looksLikeEmail(typed: string): boolean {
  return EMAIL.test(typed.trim()) && typed.trim().length <= 254
}

/** Spaces, dashes, brackets and dots are how people group a number, not part of it. */
function bareNumber(typed: string): string {
  return typed.replace(/[\s().-]/g, '').replace(/^00/, '+')
}

/** Everything that is wrong, by field; nothing where it can be sent. */
export function problemsOf(form: CheckoutForm): Problems {
  const problems: Problems = {}
  if (!looksLikeEmail(form.email)) problems.email = { of: 'contact', key: 'email' }
  const phone = bareNumber(form.phone)
  if (phone !== '' && !/^\+[1-9]\d{6,14}$/.test(phone)) problems.phone = { of: 'contact', key: 'phone' }
  if (form.wantsSms && phone === '') problems.phone = { of: 'contact', key: 'phoneWanted' }
  for (const [field, problem] of Object.entries(addressProblems(form)))
    problems[field as keyof AddressForm] = { of: 'address', ...problem }
  return problems
}

/** As far as somebody can go: to the first step that still lacks something. */
export function reachable(wanted: string | null, form: CheckoutForm, start: Step): Step {
  const problems = problemsOf(form)
  const lacking = STEPS.findIndex((step) => FIELDS[step].some((field) => problems[field]))
  const to = STEPS.indexOf((wanted ?? start) as Step)
  if (to === -1) return start
  return STEPS[lacking === -1 ? to : Math.min(to, lacking)] ?? start
}

/** An empty form, with what is known about the person. */
export function emptyForm(known: { email: string; name: string; country: string }): CheckoutForm {
  return {
    ...{ phone: '', wantsSms: false, line1: '', line2: '', postalCode: '', city: '', region: '' },
    ...{ keepAddress: false, method: 'card', testMethod: TEST_METHODS[0] },
    ...known,
  }
}

/** Of what a browser kept, the fields that the form has, with values of the right kind. */
export function draftValues(draft: Record<string, unknown>): Partial<CheckoutForm> {
  const empty = emptyForm({ email: '', name: '', country: '' })
  const known = Object.entries(empty).filter(([name, value]) => typeof draft[name] === typeof value)
  const values = Object.fromEntries(known.map(([name]) => [name, draft[name]]))
  if (values.method !== 'transfer') delete values.method
  if (!TEST_METHODS.some((method) => method === values.testMethod)) delete values.testMethod
  return values
}

/** What is sent besides key, cart and total; fields left empty are left out. */
export function orderDetails(
  form: CheckoutForm,
  paymentMethodId: string | null,
  locale: PlaceOrderInput['locale'],
) {
  return {
    email: form.email.trim(),
    phone: bareNumber(form.phone) || undefined,
    wantsSms: form.wantsSms,
    locale,
    address: addressDetails(form),
    payment:
      form.method === 'transfer' || paymentMethodId === null
        ? { method: 'transfer' as const }
        : { method: 'card' as const, paymentMethodId },
  } satisfies Partial<PlaceOrderInput>
}

const NAMES: readonly string[] = STEPS.flatMap((step) => FIELDS[step])

/** The form's field for a field of the API's input ("address.city" is "city"); null where the form has none. */
export function fieldFor(path: string): CheckoutField | null {
  const name = path.startsWith('address.') ? path.slice('address.'.length) : path
  return NAMES.includes(name) ? (name as CheckoutField) : null
}
