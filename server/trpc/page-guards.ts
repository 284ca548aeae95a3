import 'server-only'
import { notFound, redirect } from 'next/navigation'
import type { VendorId } from '#server/core/brand.ts'
import type { SessionUser } from '#server/modules/accounts/schema.ts'
import { type Membership, membershipsOf } from '#server/modules/vendors/queries.ts'
import { pageContext } from './caller.ts'

/** The signed-in person; who is not signed in is sent to do so and comes back to `returnPath`, the page's own address. */
export async function requireUser(returnPath: string): Promise<SessionUser> {
  const { user } = await pageContext()
  if (!user) redirect(`/sign-in?next=${encodeURIComponent(returnPath)}`)
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
