import { newId } from '#server/core/ids.ts'
import { type Db, inTransaction, type Tx } from '#server/db/index.ts'
import { dispatchSoon } from '#server/modules/outbox/dispatch-events.ts'
import { emit } from '#server/modules/outbox/emit.ts'
import { platformSettings } from './queries.ts'
import type { PlatformSettingsInput, ShippingRateInput, TaxRateInput } from './schema.ts'

/**
 * What changed, by name (nothing where it was so already), or that somebody else changed it after the operator had
 * looked, so that neither overwrites the other unseen.
 */
export type SettingsChange = { ok: true; changed: string[] } | { ok: false; reason: 'changed-meanwhile' }

const MEANWHILE = { ok: false, reason: 'changed-meanwhile' } as const

/** Which operator changes something, and when. */
export interface Editor {
  operatorId: string
  now: Date
}

/**
 * Changes the platform's settings. Only what is different from what stands is written (and heard of): writing what
 * prices depend on makes every price that is being looked at old. `seen` is what the operator saw of what is changed.
 */
export async function changePlatformSettings(
  db: Db,
  {
    operatorId,
    now,
    changes,
    seen = {},
  }: Editor & { changes: PlatformSettingsInput; seen?: PlatformSettingsInput },
): Promise<SettingsChange> {
  return changing(db, { operatorId, now }, async (tx) => {
    await tx.$queryRaw`SELECT id FROM platform_settings WHERE id = 1 FOR NO KEY UPDATE`
    const current = await platformSettings(tx)
    if (Object.entries(seen).some(([key, value]) => current[key as keyof PlatformSettingsInput] !== value)) {
      return MEANWHILE
    }
    const different = Object.entries(changes).filter(
      ([key, value]) => value !== undefined && value !== current[key as keyof PlatformSettingsInput],
    )
    if (different.length === 0) return done([])
    await tx.platformSettings.update({
      where: { id: 1 },
      data: { ...Object.fromEntries(different), updatedAt: now, updatedBy: operatorId },
    })
    return done(different.map(([key]) => key))
  })
}

/**
 * Sets the tax rate of a country and class of goods. `seen` is the rate that the operator saw, in basis points, null
 * where there was none; undefined overwrites whatever is there.
 */
export async function setTaxRate(
  db: Db,
  { rate, seen, ...editor }: Editor & { rate: TaxRateInput; seen?: number | null },
): Promise<SettingsChange> {
  const { country, taxClass, bps } = rate
  return changing(db, editor, async (tx) => {
    const where = { country_taxClass: { country, taxClass } }
    const standing = await tx.taxRate.findUnique({ where })
    if (standing?.bps === bps) return done([])
    if (seen !== undefined && seen !== (standing?.bps ?? null)) return MEANWHILE
    await tx.taxRate.upsert({ where, create: rate, update: { bps } })
    return done([`taxRate:${country}:${taxClass}`])
  })
}

/** Takes a country's own rate away, so that the one of `*` applies; that one stays. */
export async function removeTaxRate(
  db: Db,
  { country, taxClass, ...editor }: Editor & Pick<TaxRateInput, 'country' | 'taxClass'>,
): Promise<SettingsChange> {
  return changing(db, editor, async (tx) => {
    const { count } = await tx.taxRate.deleteMany({
      where: { AND: [{ country, taxClass }, { country: { not: '*' } }] },
    })
    return done(count > 0 ? [`taxRate:${country}:${taxClass}`] : [])
  })
}

/**
 * Sets what delivery to a country costs in a currency: the platform's rate with vendorId null, otherwise the vendor's
 * own. Amounts: minor units, tax included. `seen` is the rate that the operator saw, null where there was none;
 * undefined overwrites whatever is there.
 */
export async function setShippingRate(
  db: Db,
  {
    rate,
    vendorId,
    seen,
    ...editor
  }: Editor & { rate: ShippingRateInput; vendorId: string | null; seen?: ShippingAmounts | null },
): Promise<SettingsChange> {
  const { country, currency, base, perItem, freeFrom } = rate
  return changing(db, editor, async (tx) => {
    if (seen !== undefined && !(await standsAsSeen(tx, { country, currency, vendorId, seen })))
      return MEANWHILE
    // The unique index is on an expression, which only SQL can name.
    const written = await tx.$executeRaw`
      INSERT INTO shipping_rates AS standing (id, vendor_id, country, currency, base, per_item, free_from)
      VALUES (${newId()}::uuid, ${vendorId}::uuid, ${country}, ${currency}, ${base}, ${perItem}, ${freeFrom})
      ON CONFLICT (COALESCE(vendor_id, '00000000-0000-0000-0000-000000000000'::uuid), country, currency) DO UPDATE
      SET base = EXCLUDED.base, per_item = EXCLUDED.per_item, free_from = EXCLUDED.free_from
      WHERE (standing.base, standing.per_item, standing.free_from)
        IS DISTINCT FROM (EXCLUDED.base, EXCLUDED.per_item, EXCLUDED.free_from)`
    return done(written > 0 ? [shippingKey(vendorId, country, currency)] : [])
  })
}

type ShippingAmounts = Pick<ShippingRateInput, 'base' | 'perItem' | 'freeFrom'>

/** Locks the rate for this transaction and tells whether it is what the operator saw. */
async function standsAsSeen(
  tx: Tx,
  wanted: { country: string; currency: string; vendorId: string | null; seen: ShippingAmounts | null },
): Promise<boolean> {
  const { country, currency, vendorId, seen } = wanted
  const [standing] = await tx.$queryRaw<ShippingAmounts[]>`
    SELECT base, per_item AS "perItem", free_from AS "freeFrom" FROM shipping_rates
    WHERE vendor_id IS NOT DISTINCT FROM ${vendorId}::uuid AND country = ${country} AND currency = ${currency}
    FOR UPDATE`
  if (!standing || !seen) return !standing && !seen
  return (
    standing.base === seen.base && standing.perItem === seen.perItem && standing.freeFrom === seen.freeFrom
  )
}

/** Takes a delivery rate away; nothing where it is gone already. */
export async function removeShippingRate(
  db: Db,
  { id, vendorId, ...editor }: Editor & { id: string; vendorId: string | null },
): Promise<SettingsChange> {
  return changing(db, editor, async (tx) => {
    const rate = await tx.shippingRate.findFirst({ where: { id, vendorId } })
    if (!rate) return done([])
    const { count } = await tx.shippingRate.deleteMany({ where: { id, vendorId } })
    return done(count > 0 ? [shippingKey(vendorId, rate.country, rate.currency)] : [])
  })
}

function shippingKey(vendorId: string | null, country: string, currency: string): string {
  return ['shippingRate', vendorId ?? 'platform', country, currency].join(':')
}

/** What a change comes to: the names of what is different now. */
export function done(changed: string[]): SettingsChange {
  return { ok: true, changed }
}

/** One transaction: the change and, if there was one, `settings/changed` with what it names. */
export async function changing(
  db: Db,
  { operatorId }: Editor,
  change: (tx: Tx) => Promise<SettingsChange>,
): Promise<SettingsChange> {
  const result = await inTransaction(db, async (tx) => {
    const outcome = await change(tx)
    if (outcome.ok && outcome.changed.length > 0) {
      await emit(tx, [
        {
          name: 'settings/changed',
          payload: { actorId: operatorId, keys: outcome.changed },
          actor: `operator:${operatorId}`,
        },
      ])
    }
    return outcome
  })
  if (result.ok && result.changed.length > 0) dispatchSoon(db)
  return result
}
