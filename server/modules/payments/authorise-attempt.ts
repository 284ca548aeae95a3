import type { Db } from '#server/db/index.ts'
import { authorisePayment, type PaymentState, retrievePayment } from '#server/gateways/payments.ts'
import { ATTEMPT_FIELDS, type Attempt } from './open-attempt.ts'

/** How long one caller may talk to the gateway about an attempt before another may, in milliseconds. */
const LEASE_MS = 30_000

/** How long a caller waits for the one that holds the lease, and how often it looks, in milliseconds. */
const WAIT_MS = 12_000
const LOOK_EVERY_MS = 60

/** States in which there is nothing more to ask the gateway. */
const SETTLED = new Set(['authorised', 'declined', 'used', 'voided'])

export interface AuthoriseRequest {
  attempt: Attempt
  /** Stripe's payment method id; card data never reaches this server. */
  paymentMethodId: string
  /** Where the customer returns to after authenticating, an absolute address. */
  returnUrl: string
}

/**
 * Brings an attempt to an answer of the gateway. One caller holds the lease and calls; the others under the same key
 * wait for its outcome. Only a provider's decline is `declined`; an answer that cannot be had leaves `unknown`, which
 * a later call resolves by repeating the identical request. Returns the attempt as it then stands; a state that is
 * still not settled after the wait means that the lease's holder is not done.
 */
export async function authoriseAttempt(db: Db, request: AuthoriseRequest): Promise<Attempt> {
  const deadline = Date.now() + WAIT_MS
  let attempt = request.attempt
  while (!SETTLED.has(attempt.state)) {
    if (await takeLease(db, attempt.id)) {
      // Read again under the lease: the one that held it before may have settled the attempt.
      attempt = await read(db, attempt.id)
      return SETTLED.has(attempt.state) ? attempt : callGateway(db, { ...request, attempt })
    }
    if (Date.now() > deadline) return attempt
    await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS))
    attempt = await read(db, attempt.id)
    if (attempt.state === 'requires-action') return attempt
  }
  return attempt
}

async function takeLease(db: Db, id: string): Promise<boolean> {
  const taken = await db.$executeRaw`
    UPDATE payment_attempts SET calling_until = now() + ${LEASE_MS} * interval '1 millisecond', updated_at = now()
    WHERE id = ${id}::uuid AND state IN ('created', 'requires-action', 'unknown')
      AND (calling_until IS NULL OR calling_until < now())`
  return taken === 1
}

async function callGateway(
  db: Db,
  { attempt, paymentMethodId, returnUrl }: AuthoriseRequest,
): Promise<Attempt> {
  const { id, state, providerReference, amount, currency } = attempt
  const answer =
    state === 'requires-action' && providerReference
      ? await retrievePayment(providerReference)
      : await authorisePayment({ attemptId: id, amount, currency, paymentMethod: paymentMethodId, returnUrl })
  await db.paymentAttempt.updateMany({
    // Conditionally: the sweeper may have resolved the attempt while the gateway was asked.
    where: { id: attempt.id, state: { in: ['created', 'requires-action', 'unknown'] } },
    data: { ...rowFor(answer), callingUntil: null, updatedAt: new Date() },
  })
  return read(db, attempt.id)
}

function rowFor(answer: PaymentState | { outcome: 'absent' }) {
  switch (answer.outcome) {
    case 'authorised':
      return { state: 'authorised', providerReference: answer.reference, actionUrl: null, clientSecret: null }
    case 'requires-action':
      return {
        state: 'requires-action',
        providerReference: answer.reference,
        actionUrl: answer.url,
        clientSecret: answer.clientSecret,
      }
    case 'declined':
      return {
        state: 'declined',
        declineReason: answer.reason,
        providerReference: answer.reference,
        actionUrl: null,
        clientSecret: null,
      }
    case 'voided':
      return { state: 'voided' }
    case 'captured': // never asked for here: an operator looks at it, nothing is taken on trust
    case 'absent':
    case 'unknown':
      return { state: 'unknown' }
  }
}

async function read(db: Db, id: string): Promise<Attempt> {
  return (await db.paymentAttempt.findUniqueOrThrow({ where: { id }, select: ATTEMPT_FIELDS })) as Attempt
}
