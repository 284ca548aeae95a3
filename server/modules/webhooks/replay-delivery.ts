import type { VendorId } from '#server/core/brand.ts'
import { type Db, inTransaction } from '#server/db/index.ts'
import { dispatchSoon } from '#server/modules/outbox/dispatch-events.ts'
import { emit } from '#server/modules/outbox/emit.ts'

/**
 * Sends a delivery of a vendor's again from its first attempt, with the same id and body, whatever became of it.
 * `under-way`: it is being tried already. Replaying twice at once replays once.
 */
export async function replayDelivery(
  db: Db,
  input: { vendorId: VendorId; deliveryId: string; memberId: string; now: Date },
): Promise<{ ok: true } | { ok: false; reason: 'not-found' | 'under-way' | 'switched-off' }> {
  const { vendorId, deliveryId, memberId, now } = input
  const outcome = await inTransaction(db, async (tx) => {
    const delivery = await tx.webhookDelivery.findFirst({
      where: { id: deliveryId, endpoint: { vendorId } },
      select: { endpoint: { select: { active: true } } },
    })
    if (!delivery) return { ok: false, reason: 'not-found' } as const
    if (!delivery.endpoint.active) return { ok: false, reason: 'switched-off' } as const
    const { count } = await tx.webhookDelivery.updateMany({
      where: { id: deliveryId, state: { in: ['delivered', 'failed'] } },
      data: { state: 'pending', attempts: 0, nextAttemptAt: now, deliveredAt: null },
    })
    if (count === 0) return { ok: false, reason: 'under-way' } as const
    const payload = { deliveryId, vendorId }
    await emit(tx, [{ name: 'webhook/delivery-requested', payload, actor: `vendor:${memberId}` }])
    return { ok: true } as const
  })
  if (outcome.ok) dispatchSoon(db)
  return outcome
}
