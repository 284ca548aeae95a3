import type { Tx } from '#server/db/index.ts'
import type { HandedEvent } from '#server/modules/jobs/schema.ts'

/** What an event is about, as far as a vendor is concerned. */
export interface Subject {
  vendorOrderId: string | null
  payoutId: string | null
  variantId: string | null
}

/**
 * What vendors may see of these subjects, loaded set-wise: frozen figures and ids of their own, no status (another
 * event may have overtaken this one), nothing of the customer or of other vendors. Amounts are minor units.
 */
export async function loadSubjects(
  tx: Tx,
  subjects: Subject[],
): Promise<(event: HandedEvent, subject: Subject) => Record<string, unknown>> {
  const ids = (key: keyof Subject) => [...new Set(subjects.flatMap((subject) => subject[key] ?? []))]
  const parts = await partsById(tx, ids('vendorOrderId'))
  const payouts = await payoutsById(tx, ids('payoutId'))
  const variants = await variantsById(tx, ids('variantId'))
  return (event, { vendorOrderId, payoutId, variantId }) => ({
    ...(vendorOrderId && parts.get(vendorOrderId)),
    ...(payoutId && payouts.get(payoutId)),
    ...(variantId && variants.get(variantId)),
    ...(event.name === 'inventory/low' && { available: event.payload.available }),
  })
}

async function partsById(tx: Tx, ids: string[]): Promise<Map<string, Record<string, unknown>>> {
  if (ids.length === 0) return new Map()
  const parts = await tx.vendorOrder.findMany({
    where: { id: { in: ids } },
    select: {
      ...{ id: true, code: true, currency: true, goods: true, discount: true, shipping: true, tax: true },
      ...{ commission: true, total: true, net: true },
      items: {
        select: {
          sku: true,
          title: true,
          variantTitle: true,
          quantity: true,
          unitPrice: true,
          discount: true,
        },
        orderBy: { lineNumber: 'asc' },
      },
    },
  })
  return new Map(parts.map(({ id, ...part }) => [id, { vendorOrderId: id, ...part }]))
}

async function payoutsById(tx: Tx, ids: string[]): Promise<Map<string, Record<string, unknown>>> {
  if (ids.length === 0) return new Map()
  const payouts = await tx.payout.findMany({
    where: { id: { in: ids } },
    select: { id: true, amount: true, currency: true },
  })
  return new Map(
    payouts.map(({ id, amount, currency }) => [id, { payoutId: id, amount: Number(amount), currency }]),
  )
}

async function variantsById(tx: Tx, ids: string[]): Promise<Map<string, Record<string, unknown>>> {
  if (ids.length === 0) return new Map()
  const variants = await tx.variant.findMany({
    where: { id: { in: ids } },
    select: { id: true, sku: true, title: true, product: { select: { title: true } } },
  })
  return new Map(
    variants.map(({ id, sku, title, product }) => [
      id,
      { variantId: id, sku, title: product.title, variantTitle: title },
    ]),
  )
}
