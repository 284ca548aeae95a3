/** A job server at its worst, for every listener: what is delivered how often, in which order, and fails where. */
import type { InngestFunction } from 'inngest'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { runEmulators } from '#local/emulators/testing.ts'
import { expectAudited } from '#local/testing/audited.ts'
import { type Handed, hearAll, packed, redelivered, testListeners } from '#local/testing/listeners.ts'
import { Receiver } from '#local/testing/receiver.ts'
import { effectsOf, live, type Story } from '#local/testing/stories.ts'
import { eventsFor, type ListenerName } from '#server/events.ts'
import { listeners } from './functions.ts'

const emulators = runEmulators()
const test = testListeners()
let receiver: Receiver
beforeAll(async () => {
  receiver = await Receiver.open()
})
afterAll(() => receiver.close())
afterEach(() => test.asOwner('DROP FUNCTION IF EXISTS fail() CASCADE'))

const nameOf = (listener: InngestFunction.Any) => listener.id() as ListenerName
const heardOf = (listener: InngestFunction.Any, events: Handed[]) =>
  events.filter((event) => eventsFor(nameOf(listener)).includes(event.data.name))

/** What comes of a story whose every event each listener hears once, in order. */
async function reference(story: Story) {
  const order = await live(test.db, story, receiver.url())
  await hearAll(test, listeners, await test.dispatched())
  return effectsOf(test.db, order)
}

/** The nth order of some things; for up to three things, six of them are every one. */
function permuted<T>(things: readonly T[], n: number): T[] {
  const left = [...things]
  const order: T[] = []
  for (let rest = n; left.length > 0; rest = Math.floor(rest / (left.length + 1))) {
    order.push(...left.splice(rest % left.length, 1))
  }
  return order
}

/** How the events first come: each alone, in packs, or all at once and each ten times over. */
const WAYS = ['alone', 'in packs', 'at once'] as const

const alone = (events: Handed[]) => events.map((event) => [event])

/** Runs as they are started under load: of a pack each, or of what goes alone. */
const inPacks = (events: Handed[]) => packed(events).map((sent) => [sent])

/** Hands one listener all of its events, each ten times: under its own id, as a redelivery, and in packs, also with itself. */
async function deliverTenTimes(listener: InngestFunction.Any, own: Handed[], way: (typeof WAYS)[number]) {
  const name = nameOf(listener)
  const again = [
    ...own.flatMap((event) => [1, 2, 3].map((time) => [redelivered(event, name, time)])),
    ...own.flatMap((event) => [[event], [event]]),
    ...[own, [...own].reverse(), [...own, ...own]].flatMap(inPacks),
  ]
  if (way === 'at once') {
    // Of two at once one may be told to come again; whoever comes last finds it done or does it.
    await Promise.all(again.map((events) => test.hand(listener, events)))
  }
  for (const events of way === 'in packs' ? inPacks(own) : alone(own)) {
    const { error } = await test.hand(listener, events)
    expect({ name, error }).toEqual({ name, error: undefined })
  }
  if (way !== 'at once') for (const events of again) await test.hand(listener, events)
}

/** Six are every order of three events; of the longer story's, some. */
const HISTORIES = { cancelled: 6, delivered: 3 }

describe('every listener, each of its events ten times (promise 5: each effect happens once)', () => {
  it.each(['cancelled', 'delivered'] as const)(
    'whatever the order and however they come, an order that was %s has the effects that one delivery has',
    async (story) => {
      const expected = await reference(story)
      for (let history = 0; history < HISTORIES[story]; history += 1) {
        const way = WAYS[history % WAYS.length] ?? 'alone'
        const order = await live(test.db, story, receiver.url())
        for (let events = await test.dispatched(); events.length > 0; events = await test.dispatched()) {
          for (const listener of permuted(listeners, history)) {
            const own = permuted(heardOf(listener, events), history)
            if (own.length > 0) await deliverTenTimes(listener, own, way)
          }
        }
        expect(await effectsOf(test.db, order), `history ${history}, ${way}`).toEqual(expected)
        // Nobody was asked twice for one thing where the asking has a key.
        const ids = receiver.requests.map(({ headers }) => headers['webhook-id'])
        expect(new Set(ids).size).toBe(ids.length)
      }
      await expectAudited(test.db, { finished: true })
    },
    90_000,
  )
})

describe.each(listeners.map((listener) => [nameOf(listener), listener] as const))('%s', (name, listener) => {
  const story: Story =
    name === 'capture-payment' ? 'placed' : name === 'pay-refund' ? 'cancelled' : 'delivered'

  it('that fails after its work rolls back what is ours, and the next run does it once', async () => {
    const expected = await reference(story)
    const order = await live(test.db, story, receiver.url())
    let events = await test.dispatched()
    if (name === 'send-webhook') {
      for (const other of listeners) if (other !== listener) await test.hand(other, heardOf(other, events))
      events = [...events, ...(await test.dispatched())]
    }
    const before = await effectsOf(test.db, order)
    const asked = await requests()
    // The listener's last act fails: its effect is written by then, and whom it calls has been called.
    await test.asOwner(`
      CREATE FUNCTION fail() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'planted'; END $$;
      CREATE TRIGGER fail BEFORE INSERT OR UPDATE ON job_runs FOR EACH ROW
        WHEN (NEW.state = 'done' AND NEW.listener = '${name}') EXECUTE FUNCTION fail();`)
    const batches = inPacks(heardOf(listener, events))
    for (const batch of batches) {
      expect(JSON.stringify(await test.hand(listener, batch))).toContain('planted')
    }
    await test.asOwner('DROP FUNCTION fail() CASCADE')
    if (!CALLS.includes(name)) expect(await effectsOf(test.db, order)).toEqual(before)
    const once = await requests()

    for (const batch of batches) {
      expect(await test.hand(listener, batch, { attempt: 1 })).toEqual({ error: undefined })
    }
    // Whom it called is not called again; a capture is, with the identical request, which takes nothing twice.
    if (CALLS.includes(name)) expect(once).toBeGreaterThan(asked)
    if (name !== 'capture-payment') expect(await requests()).toBe(once)
    await hearAll(test, listeners, [...events, ...(await test.dispatched())])
    expect(await effectsOf(test.db, order)).toEqual(expected)
    await expectAudited(test.db, { finished: true })
  })
})

/** Listeners whose work is a call; their own books keep it from being made twice. */
const CALLS: ListenerName[] = [
  'capture-payment',
  'notify-customer',
  'notify-vendors',
  'send-webhook',
  'pay-refund',
]

async function requests(): Promise<number> {
  const counts = await Promise.all([
    emulators.requests('stripe', '/capture'),
    emulators.requests('stripe', '/refunds'),
    emulators.requests('resend', '/emails'),
  ])
  return counts.reduce((sum, count) => sum + count, receiver.requests.length)
}
