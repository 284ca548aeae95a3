import { newId } from '#server/core/ids.ts'
import { type Db, inTransaction, type Tx } from '#server/db/index.ts'
import { dispatchSoon } from '#server/modules/outbox/dispatch-events.ts'
import { emit } from '#server/modules/outbox/emit.ts'
import { platformSettings } from './queries.ts'
import type { PlatformSettingsInput, ShippingRateInput, TaxRateInput } from './schema.ts'

/** Which operator changes something, and when. */
export interface Editor {
  operatorId: string
  now: Date
}

/**
 * Changes the platform's settings. Only what is different from what stands is written (and heard of): writing what
 * prices depend on makes every price that is being looked at old. Returns the names of what changed.
 */
export async function changePlatformSettings(
  db: Db,
  { operatorId, now, changes }: Editor & { changes: PlatformSettingsInput },
): Promise<string[]> {
  return changing(db, { operatorId, now }, async (tx) => {
    await tx.$queryRaw`SELECT id FROM platform_settings WHERE id = 1 FOR NO KEY UPDATE`
    const current = await platformSettings(tx)
    const different = Object.entries(changes).filter(
      ([key, value]) => value !== undefined && value !== current[key as keyof PlatformSettingsInput],
    )
    if (different.length === 0) return []
    await tx.platformSettings.update({
      where: { id: 1 },
      data: { ...Object.fromEntries(different), updatedAt: now, updatedBy: operatorId },
    })
    return different.map(([key]) => key)
  })
}

/** Sets the tax rate of a country and class of goods. Returns the names of what changed. */
export async function setTaxRate(
  db: Db,
  { rate, ...editor }: Editor & { rate: TaxRateInput },
): Promise<string[]> {
  const { country, taxClass, bps } = rate
  return changing(db, editor, async (tx) => {
    const where = { country_taxClass: { country, taxClass } }
    const standing = await tx.taxRate.findUnique({ where })
    if (standing?.bps === bps) return []
    await tx.taxRate.upsert({ where, create: rate, update: { bps } })
    return [`taxRate:${country}:${taxClass}`]
  })
}

/** Takes a country's own rate away, so that the one of `*` applies; that one stays. Returns the names of what changed. */
export async function removeTaxRate(
  db: Db,
  { country, taxClass, ...editor }: Editor & Pick<TaxRateInput, 'country' | 'taxClass'>,
): Promise<string[]> {
  return changing(db, editor, async (tx) => {
    const { count } = await tx.taxRate.deleteMany({
      where: { AND: [{ country, taxClass }, { country: { not: '*' } }] },
    })
    return count > 0 ? [`taxRate:${country}:${taxClass}`] : []
  })
}

/**
 * Sets what delivery to a country costs in a currency: the platform's rate with vendorId null, otherwise the vendor's
 * own. Amounts: minor units, tax included. Returns the names of what changed.
 */
export async function setShippingRate(
  db: Db,
  { rate, vendorId, ...editor }: Editor & { rate: ShippingRateInput; vendorId: string | null },
): Promise<string[]> {
  const { country, currency, base, perItem, freeFrom } = rate
  return changing(db, editor, async (tx) => {
    // The unique index is on an expression, which only SQL can name.
    const written = await tx.$executeRaw`
      INSERT INTO shipping_rates AS standing (id, vendor_id, country, currency, base, per_item, free_from)
      VALUES (${newId()}::uuid, ${vendorId}::uuid, ${country}, ${currency}, ${base}, ${perItem}, ${freeFrom})
      ON CONFLICT (COALESCE(vendor_id, '00000000-0000-0000-0000-000000000000'::uuid), country, currency) DO UPDATE
      SET base = EXCLUDED.base, per_item = EXCLUDED.per_item, free_from = EXCLUDED.free_from
      WHERE (standing.base, standing.per_item, standing.free_from)
        IS DISTINCT FROM (EXCLUDED.base, EXCLUDED.per_item, EXCLUDED.free_from)`
    return written > 0 ? [shippingKey(vendorId, country, currency)] : []
  })
}

/** Takes a rate away. Returns the names of what changed. */
export async function removeShippingRate(
  db: Db,
  { id, vendorId, ...editor }: Editor & { id: string; vendorId: string | null },
): Promise<string[]> {
  return changing(db, editor, async (tx) => {
    const rate = await tx.shippingRate.findFirst({ where: { id, vendorId } })
    if (!rate) return []
    const { count } = await tx.shippingRate.deleteMany({ where: { id, vendorId } })
    return count > 0 ? [shippingKey(vendorId, rate.country, rate.currency)] : []
  })
}

function shippingKey(vendorId: string | null, country: string, currency: string): string {
  return ['shippingRate', vendorId ?? 'platform', country, currency].join(':')
}

/** One transaction: the change and, if there was one, `settings/changed` with what it names. */
async function changing(
  db: Db,
  { operatorId }: Editor,
  change: (tx: Tx) => Promise<string[]>,
): Promise<string[]> {
  const keys = await inTransaction(db, async (tx) => {
    const changed = await change(tx)
    if (changed.length > 0) {
      await emit(tx, [
        {
          name: 'settings/changed',
          payload: { actorId: operatorId, keys: changed },
          actor: `operator:${operatorId}`,
        },
      ])
    }
    return changed
  })
  if (keys.length > 0) dispatchSoon(db)
  return keys
}
