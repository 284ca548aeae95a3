import pg from 'pg'
import { PAST_INTENTS, type PastIntent } from './emulators/stripe/past.ts'
import { Failure } from './failure.ts'

/** Card payments of the demo's past orders, as Stripe would have them. */
const PAST_PAYMENTS = `
  SELECT payment.provider_reference AS id, extract(epoch FROM payment.created_at)::int AS created,
         payment.amount, payment.currency,
         CASE payment.state WHEN 'captured' THEN payment.amount ELSE 0 END AS received,
         coalesce((SELECT sum(refund.amount) FROM refunds AS refund
                   WHERE refund.payment_id = payment.id AND refund.state = 'completed'), 0)::int AS refunded,
         CASE payment.state WHEN 'captured' THEN 'succeeded' WHEN 'authorised' THEN 'requires_capture'
                            ELSE 'canceled' END AS status
  FROM payments AS payment WHERE payment.provider_reference LIKE 'pi\\_history\\_%'
  ORDER BY payment.created_at`

/**
 * Tells the stand-in for Stripe of the payments that the seed wrote into the database, so that they can be refunded like
 * any other. Those that it knows stay as they are. Throws a Failure when it does not take them.
 */
export async function tellOfPastPayments(ownerUrl: string, stripeUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: ownerUrl })
  await client.connect()
  const { rows } = await client.query<PastIntent>(PAST_PAYMENTS).finally(() => client.end())
  const response = await fetch(`${stripeUrl}${PAST_INTENTS}`, { method: 'POST', body: JSON.stringify(rows) })
  if (!response.ok)
    throw new Failure(
      `The stand-in for Stripe did not take the past payments (${response.status}): start again.`,
    )
}
