/**
 * A web process as small as it can be, for tests that kill it: places the order of TEST_PLACEMENT, sends its event to
 * the job server, and says how the placement ended.
 */
import { database } from '#server/database.ts'
import { sendEvents } from '#server/gateways/jobs.ts'
import { placeOrder } from '#server/modules/checkout/place-order.ts'
import { dispatchThrough } from '#server/modules/outbox/dispatch-events.ts'

dispatchThrough(sendEvents)
const request = JSON.parse(process.env.TEST_PLACEMENT ?? '{}')
console.log(JSON.stringify(await placeOrder(database, { ...request, now: new Date() })))
