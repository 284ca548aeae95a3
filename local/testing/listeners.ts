/** Listeners for tests: the real functions on a real database, driven by Inngest's test engine instead of a server. */
import { InngestTestEngine, mockCtx } from '@inngest/test'
import type { InngestFunction } from 'inngest'
import { afterAll, beforeAll, vi } from 'vitest'
import { type Db, inTransaction } from '#server/db/index.ts'
import { type Envelope, eventsFor, type ListenerName } from '#server/events.ts'
import { dispatchAll, type SendEvents } from '#server/modules/outbox/dispatch-events.ts'
import { type Emission, emit } from '#server/modules/outbox/emit.ts'
import { packEvents } from '#server/modules/outbox/pack-events.ts'
import { asOwner, createTestDatabase } from './database.ts'

/** What the job server was handed. */
export type Handed = Parameters<SendEvents>[0][number]

/** The same as it is sent while many events come: alone, or a pack of one name. */
export type Sent = ReturnType<typeof packEvents>[number]

export interface ListenerTest {
  readonly db: Db
  /** Does in the database what only its owner may: plants faults there. */
  asOwner(sql: string): Promise<void>
  /** Writes events and sends the outbox; returns these events as the job server has them. */
  happen(...events: Emission[]): Promise<Handed[]>
  /** Sends what waits in the outbox. */
  dispatched(): Promise<Handed[]>
  /** Hands a listener these events in one run; `attempt` counts from 0. Says what failed, if something did. */
  hand(
    listener: InngestFunction.Like,
    events: Sent[],
    options?: { attempt?: number },
  ): Promise<{ error?: unknown }>
  run(listener: ListenerName, event: Handed | undefined): ReturnType<Db['jobRun']['findUniqueOrThrow']>
}

/** A database of its own for the tests of a file, which the functions use as theirs. */
export function testListeners(): ListenerTest {
  let db: Db
  let ownerUrl: string
  let drop: () => Promise<void>
  beforeAll(async () => {
    const test = await createTestDatabase()
    vi.stubEnv('DATABASE_URL', test.appUrl)
    vi.stubEnv('LOG_LEVEL', 'silent')
    vi.stubEnv('TRADEHALL_MODE', 'demo')
    vi.stubEnv('APP_URL', 'http://shop.example')
    vi.stubEnv('AUTH_SECRET', 'only-for-tests-0123456789-0123456789')
    db = test.db
    ownerUrl = test.ownerUrl
    drop = async () => {
      const { database } = await import('#server/database.ts')
      await database.$disconnect()
      await test.drop()
    }
  })
  afterAll(async () => {
    await drop()
    vi.unstubAllEnvs()
  })
  const dispatched = async () => {
    const handed: Handed[] = []
    await dispatchAll(db, async (events) => {
      handed.push(...events)
      return { outcome: 'sent' }
    })
    return handed
  }
  return {
    get db() {
      return db
    },
    dispatched,
    asOwner: (sql) => asOwner(ownerUrl, sql),
    async happen(...events) {
      const ids = await inTransaction(db, (tx) => emit(tx, events))
      const handed = await dispatched()
      return handed.filter((event) => ids.includes(event.id))
    },
    hand,
    run: (listener, event) =>
      db.jobRun.findUniqueOrThrow({
        where: { listener_eventId: { listener, eventId: event?.data.eventId ?? '' } },
      }),
  }
}

async function hand(
  listener: InngestFunction.Like,
  events: Sent[],
  { attempt = 0 }: { attempt?: number } = {},
): Promise<{ error?: unknown }> {
  const [first, ...others] = events.map(({ id, name, data }) => ({ id, name, data }))
  if (!first) return {}
  const engine = new InngestTestEngine({
    function: listener,
    events: [first, ...others],
    transformCtx: (ctx) => ({ ...mockCtx(ctx), attempt }),
  })
  const output = await engine.execute()
  return { error: 'error' in output ? output.error : undefined }
}

/** Everything that was sent reaches every listener, once; what that causes is sent and heard as well. */
export async function hearAll(
  { dispatched }: Pick<ListenerTest, 'dispatched'>,
  listeners: readonly InngestFunction.Like[],
  first: Handed[],
): Promise<void> {
  for (let events = first; events.length > 0; events = await dispatched()) {
    for (const listener of listeners) {
      const heard = eventsFor((listener as InngestFunction.Any).id() as ListenerName)
      const own = events.filter((event) => heard.includes(event.data.name))
      for (const sent of packed(own)) {
        const { error } = await hand(listener, [sent])
        if (error) throw error
      }
    }
  }
}

/** The same events as they are sent while many come: in packs by name, but for what goes alone. */
export function packed(events: Handed[]): Sent[] {
  return packEvents(events.map((event) => ({ ...event, data: { ...event.data, batch: true } })))
}

/** The same event as the delivery sweep hands it out again. */
export function redelivered(event: Handed, listener: ListenerName, time = 1): Handed {
  const data: Envelope = { ...event.data, listener, batch: false }
  return { id: `${event.id}:${time}`, name: 'listener/redelivered', data }
}
