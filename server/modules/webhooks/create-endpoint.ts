import { randomBytes } from 'node:crypto'
import type { VendorId } from '#server/core/brand.ts'
import { newId } from '#server/core/ids.ts'
import { type Db, inTransaction } from '#server/db/index.ts'
import { isPrivateAddress, literalAddress } from './addresses.ts'
import { MAX_ENDPOINTS, type NewEndpoint, newEndpoint } from './schema.ts'

export type EndpointRefusal = 'not-an-address' | 'not-https' | 'private-address' | 'too-many'

/**
 * Makes an endpoint of a vendor's. Its secret (Standard Webhooks, `whsec_` and 32 random bytes) is told this once.
 * `allowPrivate` is for the demo: elsewhere an address needs https and must be public, which is checked again at every
 * delivery. Throws a ZodError for an event that vendors cannot subscribe to.
 */
export async function createWebhookEndpoint(
  db: Db,
  input: { vendorId: VendorId; allowPrivate: boolean } & NewEndpoint,
): Promise<{ ok: true; endpointId: string; secret: string } | { ok: false; reason: EndpointRefusal }> {
  const { vendorId, allowPrivate } = input
  const { url, events } = newEndpoint.parse(input)
  const refusal = refuse(url, allowPrivate)
  if (refusal) return { ok: false, reason: refusal }
  const secret = `whsec_${randomBytes(32).toString('base64')}`
  return inTransaction(db, async (tx) => {
    // Held so that two requests at once do not both count nine.
    await tx.$executeRaw`SELECT FROM vendors WHERE id = ${vendorId}::uuid FOR NO KEY UPDATE`
    const existing = await tx.webhookEndpoint.count({ where: { vendorId } })
    if (existing >= MAX_ENDPOINTS) return { ok: false, reason: 'too-many' } as const
    const endpointId = newId()
    const wanted = [...new Set(events)]
    await tx.webhookEndpoint.create({ data: { id: endpointId, vendorId, url, secret, events: wanted } })
    return { ok: true, endpointId, secret } as const
  })
}

function refuse(text: string, allowPrivate: boolean): EndpointRefusal | undefined {
  const url = URL.parse(text)
  if (!url || !/^https?:$/.test(url.protocol) || url.username || url.password) return 'not-an-address'
  if (allowPrivate) return undefined
  if (url.protocol !== 'https:') return 'not-https'
  const literal = literalAddress(url)
  const local = /(^|\.)(localhost|local|internal)\.?$/.test(url.hostname)
  return local || (literal && isPrivateAddress(literal)) ? 'private-address' : undefined
}
