import type { Prisma } from '#server/db/generated/client.ts'
import { type EventName, type EventPayload, listenersOf } from '#server/events.ts'
import { chainHash, subjectOf } from '#server/modules/audit/rules.ts'
import type { RowBuffer } from './copy-rows.ts'
import { idAt } from './ids.ts'

const DAY_MS = 86_400_000

export type Happening = {
  [N in EventName]: {
    name: N
    payload: EventPayload<N>
    at: Date
    actor: string
  }
}[EventName]

/**
 * What happened: every event is in the audit trail, in the order of time and chained to what was there before; those
 * that pruning would have left are in the outbox too, sent, with a finished run of each of their listeners.
 */
export class History {
  #days = new Map<number, { id: string; event: Happening }[]>()
  #number: bigint
  #hash: string
  readonly #rows: RowBuffer
  readonly #keptFrom: Date

  constructor(rows: RowBuffer, head: { number: bigint; hash: string }, keptFrom: Date) {
    this.#rows = rows
    this.#number = head.number
    this.#hash = head.hash
    this.#keptFrom = keptFrom
  }

  /** Where the audit trail ends now. */
  get head(): { number: bigint; hash: string } {
    return { number: this.#number, hash: this.#hash }
  }

  /** Whether what happened then would not have been pruned yet. */
  isKept(at: Date): boolean {
    return at >= this.#keptFrom
  }

  /** Notes an event; returns its id. */
  happened(event: Happening): string {
    const id = idAt(event.at)
    const day = Math.floor(event.at.getTime() / DAY_MS)
    const events = this.#days.get(day) ?? []
    events.push({ id, event })
    this.#days.set(day, events)
    return id
  }

  /** Writes the days before `before`, of which nothing more will be heard. */
  write(before: Date): void {
    const last = Math.floor(before.getTime() / DAY_MS)
    const days = [...this.#days.keys()].filter((day) => day < last).sort((a, b) => a - b)
    for (const day of days) {
      const events = this.#days.get(day) ?? []
      events.sort((a, b) => a.event.at.getTime() - b.event.at.getTime())
      for (const { id, event } of events) this.#writeOne(id, event)
      this.#days.delete(day)
    }
  }

  #writeOne(id: string, { name, payload, at, actor }: Happening): void {
    const orderId = 'orderId' in payload ? payload.orderId : null
    this.#number += 1n
    const content = {
      ...{ number: this.#number, eventId: id, name, actor, orderId, payload },
      ...{ subject: subjectOf(name, payload), occurredAt: at, recordedAt: new Date(at.getTime() + 1_000) },
    }
    const prevHash = this.#hash
    this.#hash = chainHash(prevHash, content)
    this.#rows.add('audit_entries', {
      ...content,
      payload: payload as Prisma.InputJsonObject,
      prevHash,
      hash: this.#hash,
    })
    if (this.isKept(at)) this.#writeSent(id, { name, payload, at, actor } as Happening, orderId)
  }

  #writeSent(id: string, { name, payload, at, actor }: Happening, orderId: string | null): void {
    const listeners = listenersOf(name)
    this.#rows.add('outbox_events', {
      ...{ id, name, payload: payload as Prisma.InputJsonObject, listeners, orderId, actor, attempts: 1 },
      vendorOrderId: 'vendorOrderId' in payload ? payload.vendorOrderId : null,
      ...{ nextAttemptAt: at, dispatchedAt: at, createdAt: at },
    })
    const finishedAt = new Date(at.getTime() + 1_000)
    for (const listener of listeners) {
      this.#rows.add('job_runs', {
        ...{ id: idAt(at), listener, eventId: id, state: 'done', attempts: 1, did: 'done long ago' },
        ...{ durationMs: 20, openedAt: at, startedAt: at, finishedAt },
      })
    }
  }
}
