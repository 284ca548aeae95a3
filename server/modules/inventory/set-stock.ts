import type { VendorId } from '#server/core/brand.ts'
import { type Db, inTransaction, type Tx } from '#server/db/index.ts'
import { tagsOfProducts } from '#server/modules/catalog/queries.ts'
import { dispatchSoon } from '#server/modules/outbox/dispatch-events.ts'
import { lockStock, moveStock, noteLowStock } from './move-stock.ts'
import type { StockChangeInput } from './schema.ts'

export type SetStockResult =
  | {
      ok: true
      onHand: number
      reserved: number
      /** Tags of what is cached for everybody and says whether there is any. */
      touched: string[]
    }
  | { ok: false; reason: 'not-found' }
  /** Fewer were counted than orders hold: some order has to be cancelled first. */
  | { ok: false; reason: 'below-reserved'; reserved: number }
  | { ok: false; reason: 'too-many' }

/** The counters are 32-bit, and nobody has more than this of anything. */
const MOST = 1_000_000_000

/**
 * A vendor's receipt of goods or correction after counting, with the movement that explains it. Idempotent by
 * `changeId`, which the client draws once per intent. Touches only what is this vendor's.
 */
export async function setStock(
  db: Db,
  input: StockChangeInput & { vendorId: VendorId; actorId: string; now: Date },
): Promise<SetStockResult> {
  const result = await inTransaction(db, (tx) => change(tx, input))
  if (result.ok) dispatchSoon(db)
  return result
}

async function change(
  tx: Tx,
  { vendorId, actorId, now, ...input }: StockChangeInput & { vendorId: VendorId; actorId: string; now: Date },
): Promise<SetStockResult> {
  const { variantId } = input
  const own = await tx.variant.findFirst({
    where: { id: variantId, vendorId },
    select: { productId: true },
  })
  if (!own) return { ok: false, reason: 'not-found' }
  await tx.stock.createMany({ data: [{ variantId, onHand: 0 }], skipDuplicates: true })
  const before = (await lockStock(tx, [variantId])).get(variantId)
  if (!before) throw new Error(`variant ${variantId} has no stock row`)

  const reference = `stock-change:${input.changeId}`
  const done = await tx.stockMovement.findUnique({ where: { reference }, select: { id: true } })
  const delta = input.kind === 'received' ? input.units : input.onHand - before.onHand
  if (done || delta === 0) return { ok: true, ...before, touched: [] }
  const onHand = before.onHand + delta
  if (onHand < before.reserved) return { ok: false, reason: 'below-reserved', reserved: before.reserved }
  if (onHand > MOST) return { ok: false, reason: 'too-many' }

  const reason = input.kind === 'received' ? 'received' : 'correction'
  await moveStock(
    tx,
    [{ variantId, onHand: delta, reserved: 0 }],
    [{ variantId, delta, reason, reference, actorId }],
    now,
  )
  const { reserved } = before
  const turned = before.onHand > reserved !== onHand > reserved
  return {
    ok: true,
    onHand,
    reserved,
    touched: turned ? await tagsOfProducts(tx, [own.productId]) : [],
  }
}

/** A vendor's own threshold for one variant; null is the platform's. `false`: there is no such variant of this vendor. */
export async function setLowStockThreshold(
  db: Db,
  {
    vendorId,
    variantId,
    threshold,
    now,
  }: { vendorId: VendorId; variantId: string; threshold: number | null; now: Date },
): Promise<boolean> {
  const found = await inTransaction(db, async (tx) => {
    const { count } = await tx.stock.updateMany({
      where: { variantId, variant: { vendorId } },
      data: { lowStockThreshold: threshold, updatedAt: now },
    })
    if (count === 1) await noteLowStock(tx, [variantId], now)
    return count === 1
  })
  if (found) dispatchSoon(db)
  return found
}
