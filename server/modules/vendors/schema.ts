import { z } from 'zod'
import { longText, optionalInput, typedText } from '#server/core/typed-text.ts'
import { MEMBER_ROLES } from '#server/modules/accounts/schema.ts'

/** A vendor as the storefront's lists show it. */
export interface VendorCard {
  slug: string
  name: string
  tagline: string
  description: string
  country: string
  city: string | null
  markUrl: string | null
  bannerUrl: string | null
  /** Of its products: hundredths of a star, 0 where nobody has rated one. */
  rating: number
  ratingCount: number
  /** Products that are listed. */
  products: number
}

/** A vendor's own page. */
export interface VendorProfile extends VendorCard {
  story: string
  shippingPolicy: string
  returnPolicy: string
  foundedYear: number | null
}

const standing = z.string().max(50_000)
const email = z.email('Please write an e-mail address, such as name@example.com.').max(254)
const phone = z.string().regex(/^\+[1-9]\d{6,14}$/, 'Please begin with + and the code of the country.')

/** What a vendor says about itself, and how customers and the marketplace reach it. */
export const profileInput = z.object({
  name: typedText(120),
  tagline: z.union([typedText(160), z.literal('')]),
  story: longText(10_000),
  shippingPolicy: longText(5_000),
  returnPolicy: longText(5_000),
  foundedYear: z.int().min(1000).max(9999).nullable(),
  city: optionalInput(typedText(120)),
  email,
})
/** The same as it stands, whatever it was written by. */
export const seenProfile = z.object({
  ...{ name: standing, tagline: standing, story: standing, shippingPolicy: standing, returnPolicy: standing },
  ...{ foundedYear: z.int().nullable(), city: standing.optional(), email: standing },
})
export type SeenProfile = z.infer<typeof seenProfile>
export type ProfileInput = z.infer<typeof profileInput>

/** The ways as they stand. */
export const seenChannels = z.object({
  ...{ notifyByEmail: z.boolean(), notifyBySms: z.boolean(), phone: standing.optional() },
})
export type SeenChannels = z.infer<typeof seenChannels>

/** By which ways a vendor is told of orders; the notification centre always is. */
export const channelsInput = z
  .object({ notifyByEmail: z.boolean(), notifyBySms: z.boolean(), phone: optionalInput(phone) })
  .refine(({ notifyBySms, phone: number }) => !notifyBySms || number, {
    path: ['phone'],
    message: 'Please tell us the number for text messages.',
  })
export type ChannelsInput = z.infer<typeof channelsInput>

/** Somebody who is to work for a vendor, by the address of their account. */
export const newMemberInput = z.object({
  email: email.transform((typed) => typed.toLowerCase()),
  role: z.enum(MEMBER_ROLES),
})
export type NewMemberInput = z.infer<typeof newMemberInput>
export const memberInput = z.object({ userId: z.uuid() })
export type MemberInput = z.infer<typeof memberInput>
export const memberRoleInput = memberInput.extend({ role: z.enum(MEMBER_ROLES) })

export const VIEWED_LISTS = ['orders', 'products'] as const
export type ViewedList = (typeof VIEWED_LISTS)[number]

/** How many views of one list a member keeps. */
export const MOST_VIEWS = 12

export const viewInput = z.object({
  list: z.enum(VIEWED_LISTS),
  name: typedText(40),
  /** The query of the list's address. */
  query: z
    .string()
    .max(1000)
    .regex(/^[\w\-.~%+*=&]*$/),
})
export type ViewInput = z.infer<typeof viewInput>
