import 'server-only'
import { notFound, redirect } from 'next/navigation'
import { getLocale } from 'next-intl/server'
import type { VendorId } from '#server/core/brand.ts'
import { inLocale } from '#server/messages/locales.ts'
import type { SessionUser } from '#server/modules/accounts/schema.ts'
import { type Membership, membershipsOf } from '#server/modules/vendors/queries.ts'
import { pageContext } from './caller.ts'

/**
 * The signed-in person; who is not signed in is sent to do so in the page's language, and comes back to `returnPath`,
 * the page's own address without it.
 */
export async function requireUser(returnPath: string): Promise<SessionUser> {
  const { user } = await pageContext()
  if (!user) {
    const locale = await getLocale()
    const next = encodeURIComponent(inLocale(returnPath, locale))
    redirect(`${inLocale('/sign-in', locale)}?next=${next}`)
  }
  return user
}

/** The signed-in person and the vendor they work for; everybody else finds no such page. */
export async function requireVendor(
  returnPath: string,
): Promise<{ user: SessionUser; vendorId: VendorId; member: Membership }> {
  const user = await requireUser(returnPath)
  const { db } = await pageContext()
  const member = (await membershipsOf(db, user.id))[0]
  if (!member) notFound()
  return { user, vendorId: member.vendorId, member }
}

/** An operator of the marketplace; everybody else finds no such page. */
export async function requireOperator(returnPath: string): Promise<SessionUser> {
  const user = await requireUser(returnPath)
  if (user.role !== 'operator') notFound()
  return user
}
