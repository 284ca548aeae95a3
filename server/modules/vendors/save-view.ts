import type { VendorId } from '#server/core/brand.ts'
import { newId } from '#server/core/ids.ts'
import { type Db, inTransaction } from '#server/db/index.ts'
import { MOST_VIEWS, type ViewInput } from './schema.ts'

/** Whose view it is: a member's, of one vendor. */
interface Owner {
  vendorId: VendorId
  userId: string
}

/** Keeps a view of a list under a name; one of that name is replaced. */
export async function saveView(
  db: Db,
  { vendorId, userId, list, name, query }: Owner & ViewInput,
): Promise<{ ok: true } | { ok: false; reason: 'too-many' }> {
  return inTransaction(db, async (tx) => {
    // The member's row is held, so that two windows cannot both save the last one.
    await tx.$queryRaw`
      SELECT FROM vendor_members WHERE vendor_id = ${vendorId}::uuid AND user_id = ${userId}::uuid FOR NO KEY UPDATE`
    const where = { vendorId, userId, list }
    const others = await tx.savedView.count({ where: { ...where, name: { not: name } } })
    if (others >= MOST_VIEWS) return { ok: false, reason: 'too-many' }
    await tx.savedView.upsert({
      where: { vendorId_userId_list_name: { ...where, name } },
      create: { id: newId(), ...where, name, query },
      update: { query },
    })
    return { ok: true }
  })
}

/** Forgets a member's view; nothing where it is gone already, or another's. */
export async function removeView(
  db: Db,
  { vendorId, userId, viewId }: Owner & { viewId: string },
): Promise<{ removed: number }> {
  const { count } = await db.savedView.deleteMany({ where: { id: viewId, vendorId, userId } })
  return { removed: count }
}
