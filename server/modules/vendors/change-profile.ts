import type { VendorId } from '#server/core/brand.ts'
import { type Db, inTransaction, type Tx } from '#server/db/index.ts'
import { dispatchSoon } from '#server/modules/outbox/dispatch-events.ts'
import { emit } from '#server/modules/outbox/emit.ts'
import {
  type ChannelsInput,
  channelsInput,
  type ProfileInput,
  profileInput,
  type SeenChannels,
  type SeenProfile,
} from './schema.ts'

interface Editor {
  vendorId: VendorId
  actorId: string
  now: Date
}

export type ProfileChange =
  | { ok: true /** What is different now, by name. */; changed: string[] }
  /** Somebody else changed the same after it had been looked at: nothing is overwritten unseen. */
  | { ok: false; reason: 'changed-meanwhile' }

/** Changes what a vendor says about itself. `seen` is what the member saw. */
export async function changeProfile(
  db: Db,
  { changes, seen, ...editor }: Editor & { changes: ProfileInput; seen: SeenProfile },
): Promise<ProfileChange> {
  return changing(db, editor, profileInput.keyof().options, { changes, seen })
}

/** Changes by which ways a vendor is told of orders. `seen` is what the member saw. */
export async function changeChannels(
  db: Db,
  { changes, seen, ...editor }: Editor & { changes: ChannelsInput; seen: SeenChannels },
): Promise<ProfileChange> {
  return changing(db, editor, channelsInput.keyof().options, { changes, seen })
}

type Values = Record<string, unknown>

/** Writes what is different, and tells of it by name. A value that is left out is none. */
async function changing(
  db: Db,
  { vendorId, actorId, now }: Editor,
  keys: readonly string[],
  { changes, seen }: { changes: Values; seen: Values },
): Promise<ProfileChange> {
  const result = await inTransaction(db, async (tx): Promise<ProfileChange> => {
    const standing: Values = await lockVendor(tx, vendorId)
    const changed = keys.filter((key) => (changes[key] ?? null) !== standing[key])
    if (changed.some((key) => (seen[key] ?? null) !== standing[key])) {
      return { ok: false, reason: 'changed-meanwhile' }
    }
    if (changed.length === 0) return { ok: true, changed }
    const data = Object.fromEntries(changed.map((key) => [key, changes[key] ?? null]))
    await tx.vendor.update({ where: { id: vendorId }, data: { ...data, updatedAt: now } })
    await emit(tx, [
      {
        name: 'vendor/changed',
        payload: { vendorId, actorId, keys: changed },
        actor: `vendor:${actorId}`,
      },
    ])
    return { ok: true, changed }
  })
  if (result.ok && result.changed.length > 0) dispatchSoon(db)
  return result
}

async function lockVendor(tx: Tx, vendorId: VendorId) {
  await tx.$queryRaw`SELECT FROM vendors WHERE id = ${vendorId}::uuid FOR NO KEY UPDATE`
  return tx.vendor.findUniqueOrThrow({ where: { id: vendorId } })
}
