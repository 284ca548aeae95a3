import { database } from '#server/database.ts'
import { env } from '#server/env.ts'
import { inngest } from '#server/gateways/jobs.ts'
import { pruneSessions } from '#server/modules/accounts/prune-sessions.ts'
import { pruneCarts, pruneSavedLines } from '#server/modules/cart/prune-carts.ts'
import { pruneEvents as prune } from '#server/modules/jobs/prune-events.ts'
import { pruneNotifications } from '#server/modules/notifications/prune-notifications.ts'
import { pruneDeliveries } from '#server/modules/webhooks/prune-deliveries.ts'

/** So many days ago. */
const ago = (days: number) => new Date(Date.now() - days * 86_400_000)

/**
 * Each night: deletes events that everybody finished long ago, and then what only kept their replay from doing things
 * twice; carts that nobody came back to; and what has run out.
 */
export const pruneEvents = inngest.createFunction(
  { id: 'prune-events', triggers: [{ cron: 'TZ=Europe/Berlin 30 3 * * *' }], concurrency: 1, retries: 2 },
  async ({ step }) => ({
    ...(await step.run('prune', () => prune(database, { before: ago(env.KEEP_EVENTS_DAYS) }))),
    ...(await step.run('messages', () =>
      pruneNotifications(database, { before: ago(env.KEEP_EVENTS_DAYS) }),
    )),
    ...(await step.run('deliveries', () => pruneDeliveries(database, { before: ago(env.KEEP_EVENTS_DAYS) }))),
    carts: await step.run('carts', () => pruneCarts(database, { before: ago(env.KEEP_CARTS_DAYS) })),
    savedLines: await step.run('saved-lines', () =>
      pruneSavedLines(database, { before: ago(env.KEEP_CARTS_DAYS) }),
    ),
    ...(await step.run('sessions', () => pruneSessions(database, { now: new Date() }))),
  }),
)
