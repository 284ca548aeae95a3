import { partInput } from '#server/modules/fulfilment/schema.ts'
import { api } from '#server/trpc/caller.ts'
import type { Part } from '../../_parts/types.ts'

/** The part that an address names; null where it names none of the vendor's. */
export async function findPart(id: string): Promise<Part | null> {
  const input = partInput.safeParse({ vendorOrderId: id })
  return input.success ? (await api()).vendor.orders.get(input.data) : null
}
