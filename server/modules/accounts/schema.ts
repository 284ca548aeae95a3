import { z } from 'zod'
import { optionalInput, typedText } from '#server/core/typed-text.ts'
import { LOCALES } from '#server/messages/locales.ts'

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

export type MemberRole = 'owner' | 'staff'

/** Length of passwords in characters: NIST SP 800-63B section 5.1.1.2 wants at least 8 and room for long ones. */
export const PASSWORD_LENGTH = { least: 10, most: 128 } as const

const email = z.email('Please write an e-mail address, such as name@example.com.').max(254)
const password = z
  .string()
  .min(PASSWORD_LENGTH.least, `Please use at least ${PASSWORD_LENGTH.least} characters.`)
  .max(PASSWORD_LENGTH.most, `Please use at most ${PASSWORD_LENGTH.most} characters.`)
const name = z
  .string()
  .trim()
  .min(1, 'Please tell us your name.')
  .max(120, 'Please use at most 120 characters.')
  .refine((value) => !/\p{Cc}/u.test(value), 'Please remove characters that cannot be printed.')

export const signUpForm = z.object({ name, email, password })
export const signInForm = z.object({ email, password: z.string().min(1, 'Please write your password.') })
export const forgotPasswordForm = z.object({ email })
export const resetPasswordForm = z
  .object({ password, repeated: z.string() })
  .refine((form) => form.password === form.repeated, {
    path: ['repeated'],
    message: 'The two passwords differ. Please type the same one twice.',
  })

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

/** How many addresses one person keeps. */
export const MAX_ADDRESSES = 30

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
