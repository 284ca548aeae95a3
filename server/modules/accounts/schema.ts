import { z } from 'zod'
import { optionalInput, typedText } from '#server/core/typed-text.ts'
import { LOCALES } from '#server/messages/locales.ts'
import { PASSWORD_LENGTH } from './constants.ts'

/** What a signed-in person may be on the platform; vendors' staff are `VendorMember` rows beside it. */
export type UserRole = 'customer' | 'operator'

/** The signed-in person as the edges know them. */
export interface SessionUser {
  id: string
  email: string
  name: string
  role: UserRole
  /** The session that asks; absent where none does. */
  sessionId?: string
}

/** What somebody may do for a vendor: staff sell and ship, owners also change settings, webhooks and the team. */
export const MEMBER_ROLES = ['owner', 'staff'] as const
export type MemberRole = (typeof MEMBER_ROLES)[number]

/** What may be wrong with what somebody types, as `auth.problems` has words for it. */
export type FormProblem =
  | 'email'
  | 'name'
  | 'long'
  | 'signs'
  | 'password'
  | 'passwordShort'
  | 'passwordLong'
  | 'repeated'

/** The words for a problem in the language of the page. */
export type Say = (problem: FormProblem, values?: { least?: number; most?: number }) => string

const email = (say: Say) => z.email(say('email')).max(254, say('email'))
const newPassword = (say: Say) =>
  z
    .string()
    .min(PASSWORD_LENGTH.least, say('passwordShort', PASSWORD_LENGTH))
    .max(PASSWORD_LENGTH.most, say('passwordLong', PASSWORD_LENGTH))
const name = (say: Say) =>
  z
    .string()
    .trim()
    .min(1, say('name'))
    .max(120, say('long', { most: 120 }))
    .refine((value) => !/\p{Cc}/u.test(value), say('signs'))
const password = (say: Say) => z.string().min(1, say('password'))

/** Forms, each with its problems in the words of `say`. */
export const signUpForm = (say: Say) =>
  z.object({ name: name(say), email: email(say), password: newPassword(say) })
export const signInForm = (say: Say) => z.object({ email: email(say), password: password(say) })
export const forgotPasswordForm = (say: Say) => z.object({ email: email(say) })
export const resetPasswordForm = (say: Say) =>
  z.object({ password: newPassword(say), repeated: z.string() }).refine(isRepeated, repeated(say))
export const changePasswordForm = (say: Say) =>
  z
    .object({ current: password(say), password: newPassword(say), repeated: z.string() })
    .refine(isRepeated, repeated(say))

const isRepeated = (form: { password: string; repeated: string }) => form.password === form.repeated
const repeated = (say: Say) => ({ path: ['repeated'], message: say('repeated') })

/**
 * Where to go after signing in: a path of ours, or `fallback`. An address of another site would make our sign-in page
 * somebody else's bait (open redirect); browsers read `//` and `/\` as the start of one.
 */
export function safeReturnPath(path: unknown, fallback = '/account'): string {
  return typeof path === 'string' && /^\/(?![/\\])[^\s\\]*$/.test(path) ? path : fallback
}

/** Where something is sent. */
export const addressSchema = z.object({
  name: typedText(120),
  line1: typedText(160),
  line2: optionalInput(typedText(160)),
  postalCode: typedText(16),
  city: typedText(100),
  region: optionalInput(typedText(100)),
  country: z.string().regex(/^[A-Z]{2}$/, 'Please choose a country.'),
})
export type Address = z.infer<typeof addressSchema>

/** A telephone number as providers want it (E.164). */
export const phoneSchema = z
  .string()
  .regex(/^\+[1-9][0-9]{6,14}$/, 'Please write the number with its country code, such as +49 30 1234567.')

/** `addressId`: the one to change; without it a new one is kept. */
export const saveAddressInput = z.object({
  addressId: z.uuid().optional(),
  address: addressSchema,
  isDefault: z.boolean().default(false),
})
export const addressInput = z.object({ addressId: z.uuid() })
export const sessionInput = z.object({ sessionId: z.uuid() })
export const localeInput = z.object({ locale: z.enum(LOCALES) })

/** Deleting an account wants its password once more. */
export const closeAccountInput = z.object({ password: z.string().min(1).max(PASSWORD_LENGTH.most) })
