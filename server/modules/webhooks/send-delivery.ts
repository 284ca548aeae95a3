import { Webhook } from 'standardwebhooks'
import type { Db } from '#server/db/index.ts'
import { postWebhook, type WebhookAnswer } from './post-webhook.ts'
import { nextAttemptAt, verdict } from './rules.ts'

export interface DeliveryInput {
  deliveryId: string
  now: Date
  /** In the demo endpoints are on this machine. */
  allowPrivate: boolean
  /** Milliseconds; 10,000 when left out. */
  timeoutMs?: number
}

/** The endpoint did not take it, or it is too early to ask again: worth another run from `retryAt` on. */
export class DeliveryPostponed extends Error {
  override name = 'DeliveryPostponed'
  readonly retryAt: Date
  constructor(reason: string, retryAt: Date) {
    super(`${reason}; the next attempt is due at ${retryAt.toISOString()}`)
    this.retryAt = retryAt
  }
}

type Pending = { id: string; body: string; attempts: number; endpointId: string; url: string; secret: string }

/**
 * Sends one delivery, signed as Standard Webhooks wants it, with the delivery's id as the receiver's key: sent at least
 * once, and the same under that id every time. Returns what came of it, in words. Throws DeliveryPostponed while it is
 * to be tried again; after the last attempt, about 18 hours later, the delivery has failed and waits for a replay.
 */
export async function sendDelivery(db: Db, input: DeliveryInput): Promise<string> {
  const { deliveryId, now, allowPrivate, timeoutMs } = input
  const found = await find(db, deliveryId)
  if ('did' in found) return found.did
  const attempt = found.attempts + 1
  const retryAt = nextAttemptAt(attempt, now)
  await claim(db, found, { now, retryAt })
  const answer = await postWebhook({
    url: found.url,
    headers: signed(found, now),
    body: found.body,
    allowPrivate,
    timeoutMs,
  })
  return note(db, found, { answer, now, retryAt })
}

async function find(db: Db, id: string): Promise<Pending | { did: string }> {
  const delivery = await db.webhookDelivery.findUnique({ where: { id }, include: { endpoint: true } })
  if (!delivery) return { did: 'the endpoint was deleted' }
  const { body, attempts, endpointId, endpoint, state } = delivery
  if (state !== 'pending') return { did: `it is ${state} already` }
  if (!endpoint.active) {
    await db.webhookDelivery.updateMany({
      where: { id, state: 'pending' },
      data: { state: 'failed', lastError: 'the endpoint is switched off' },
    })
    return { did: 'not sent: the endpoint is switched off' }
  }
  return { id, body, attempts, endpointId, url: endpoint.url, secret: endpoint.secret }
}

/** Counts the attempt before it is made: a process that dies in the middle of it leaves the rest that follows. */
async function claim(
  db: Db,
  { id, attempts }: Pending,
  { now, retryAt }: { now: Date; retryAt: Date | null },
): Promise<void> {
  const { count } = await db.webhookDelivery.updateMany({
    where: { id, state: 'pending', attempts, nextAttemptAt: { lte: now } },
    data: { attempts: attempts + 1, nextAttemptAt: retryAt ?? now },
  })
  if (count === 1) return
  const current = await db.webhookDelivery.findUnique({ where: { id }, select: { nextAttemptAt: true } })
  throw new DeliveryPostponed('Not due', current?.nextAttemptAt ?? now)
}

function signed({ id, body, secret }: Pending, now: Date): Record<string, string> {
  return {
    'content-type': 'application/json',
    'user-agent': 'Tradehall-Webhooks/1',
    'webhook-id': id,
    'webhook-timestamp': String(Math.floor(now.getTime() / 1000)),
    'webhook-signature': new Webhook(secret).sign(id, now, body),
  }
}

async function note(
  db: Db,
  { id, endpointId, attempts }: Pending,
  { answer, now, retryAt }: { answer: WebhookAnswer; now: Date; retryAt: Date | null },
): Promise<string> {
  const outcome = answer.status === null ? 'again' : verdict(answer.status)
  const reason = answer.status === null ? answer.reason : `the endpoint answered ${answer.status}`
  const log = (data: { state?: 'delivered' | 'failed'; lastError: string | null; deliveredAt?: Date }) =>
    db.webhookDelivery.updateMany({
      where: { id, state: 'pending' },
      data: { ...data, responseStatus: answer.status },
    })
  if (outcome === 'delivered') {
    await log({ state: 'delivered', lastError: null, deliveredAt: now })
    return `delivered at attempt ${attempts + 1}: ${reason}`
  }
  if (outcome === 'gone') {
    await log({ state: 'failed', lastError: reason })
    await db.webhookEndpoint.updateMany({ where: { id: endpointId }, data: { active: false } })
    return `${reason} (gone): the endpoint is switched off`
  }
  if (!retryAt) {
    await log({ state: 'failed', lastError: reason })
    return `gave up after ${attempts + 1} attempts: ${reason}`
  }
  await log({ lastError: reason })
  throw new DeliveryPostponed(reason, retryAt)
}
